import { describe, expect, it } from 'vitest'
import { alternativesOf } from '../../server/adapters/smtp/alternatives.ts'

describe('a body in plain text', () => {
  it('stays as it is, and becomes paragraphs, line breaks and links', () => {
    const body = 'Hi Ada & co,\n\nyour mug <3 is here:\nhttps://shop.example/mug?a=1&b=2.\n'
    const { text, html } = alternativesOf(body)
    expect(text).toBe(body)
    expect(html).toContain('<p>Hi Ada &amp; co,</p>')
    expect(html).toContain(
      '<p>your mug &lt;3 is here:<br>\n<a href="https://shop.example/mug?a=1&amp;b=2">https://shop.example/mug?a=1&amp;b=2</a>.</p>',
    )
  })

  it.each(['Write to <ada@example.com>.', 'See <https://shop.example>.', 'a < b and b > c'])(
    'is not taken for HTML: %s',
    (body) => {
      expect(alternativesOf(body).text).toBe(body)
    },
  )
})

describe('a plain text with a value that was escaped', () => {
  it('reads as the customer wrote it, in both forms, and never becomes a tag', () => {
    const { text, html } = alternativesOf('Hi O&#39;Brien &amp; &lt;b&gt;sons&lt;/b&gt;')
    expect(text).toBe("Hi O'Brien & <b>sons</b>")
    expect(html).toContain("<p>Hi O'Brien &amp; &lt;b&gt;sons&lt;/b&gt;</p>")
  })
})

describe('a body with tags', () => {
  it('is put into a page of its own, unless it is one', () => {
    expect(alternativesOf('<p>Hi</p>').html).toMatch(/^<!doctype html>[\s\S]*<p>Hi<\/p>/)
    const page = '<html><body>Hi</body></html>'
    expect(alternativesOf(page).html).toBe(page)
  })

  it.each([
    ['<p>Hi Ada,</p><p>Welcome<br/>back.</p>', 'Hi Ada,\n\nWelcome\nback.'],
    ['<h1>New</h1>\n  <ul>\n  <li>Mugs</li>\n <li>Bowls</li></ul>', 'New\n\n- Mugs\n- Bowls'],
    ['<a href="https://shop.example/a">See them</a>', 'See them (https://shop.example/a)'],
    ["<a class=x href='https://shop.example'>https://shop.example</a>", 'https://shop.example'],
    ['<a href="#top">Up</a>', 'Up'],
    ['<img src="mug.png" alt="A blue mug">', 'A blue mug'],
    ['<style>p { color: red }</style><script>alert(1)</script><!-- note --><p>Seen</p>', 'Seen'],
    ['<p>5 &lt; 6 &amp;amp; caf&#233; &#x2014; &euro;5&nbsp;off &unknown;</p>', '5 < 6 &amp; café — €5 off &unknown;'],
    ['<p>before</p><style>never closed', 'before'],
  ])('reads without its tags: %s', (body, text) => {
    expect(alternativesOf(body).text).toBe(text)
  })

  // Patterns that look for an end from every opening would not come back from this.
  it.each(['<style', '<!--', '<a ', '<a href="', '<p ', '&#', 'http://'])(
    'is read to its end however often %s is left open',
    (open) => {
      expect(alternativesOf(`<p>Seen</p>${open.repeat(100_000)}`).text).toMatch(/^Seen/)
    },
  )
})
