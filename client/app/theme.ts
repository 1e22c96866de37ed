import type { CSSVariablesResolver, MantineColorsTuple, VariantColorsResolver } from '@mantine/core'
import { Button, createTheme, Drawer, defaultVariantColorsResolver, Menu, Modal, Tooltip } from '@mantine/core'

// Shade 7 is --brand in the light scheme, shade 4 in the dark one.
const brand: MantineColorsTuple = [
  '#e2f2f0',
  '#c5e6e2',
  '#9fd9d2',
  '#6fcdc1',
  '#3fc2b4',
  '#21a89c',
  '#128f88',
  '#0b7a75',
  '#08625e',
  '#064a47',
]

// The library's own greys, in the hue of ours: warm on paper, neutral at night.
const gray: MantineColorsTuple = [
  '#f9f9f7',
  '#f1f1ed',
  '#e7e7e2',
  '#dcdcd6',
  '#d3d3cc',
  '#b5b6b3',
  '#8a8d92',
  '#5d616a',
  '#3d4046',
  '#1f2124',
]
const dark: MantineColorsTuple = [
  '#eceef0',
  '#b9bcc3',
  '#a3a7af',
  '#70747c',
  '#3a3e45',
  '#2b2e33',
  '#212428',
  '#1a1c1f',
  '#16181a',
  '#121315',
]

const tones: Readonly<Record<string, { strong: string; hover: string; soft: string; on: string }>> = {
  brand: { strong: 'var(--brand)', hover: 'var(--brand-strong)', soft: 'var(--brand-soft)', on: 'var(--on-brand)' },
  red: { strong: 'var(--bad)', hover: 'var(--bad)', soft: 'var(--bad-soft)', on: 'var(--on-bad)' },
}

// Mantine works out the text on a colour once, for the light scheme; ours is a token, right in both.
const variantColours: VariantColorsResolver = (input) => {
  const tone = tones[input.color ?? input.theme.primaryColor]
  if (tone && input.variant === 'filled') {
    return { background: tone.strong, hover: tone.hover, color: tone.on, border: '1px solid transparent' }
  }
  if (tone && input.variant === 'light') {
    return { background: tone.soft, hover: tone.soft, color: tone.strong, border: '1px solid transparent' }
  }
  return defaultVariantColorsResolver(input)
}

const overlayTitle = { fontSize: 16, fontWeight: 600 }

/** Mantine with our type, corners and brand. Everything else is in tokens.css. */
export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 7, dark: 4 },
  colors: { brand, gray, dark },
  variantColorResolver: variantColours,
  black: '#1b1c1e',
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 550 } } }),
    Modal: Modal.extend({
      styles: { title: overlayTitle },
      defaultProps: {
        centered: true,
        radius: 'lg',
        transitionProps: { duration: 120 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    }),
    Drawer: Drawer.extend({ styles: { title: overlayTitle } }),
    // A menu may hold nothing but its items; without the placeholder the first one takes the focus.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, transitionProps: { duration: 100 } } }),
  },
})

const tokens = {
  '--mantine-color-body': 'var(--panel)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--faint)',
  '--mantine-color-default': 'var(--panel)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-red-6': 'var(--bad)',
  '--mantine-color-anchor': 'var(--brand)',
  '--mantine-primary-color-contrast': 'var(--on-brand)',
}

/** Makes Mantine's own variables point at our tokens, in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: tokens, dark: tokens })
