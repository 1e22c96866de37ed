import { setNonce } from 'get-nonce'

/** The nonce of this page's content security policy; empty in development and in tests. */
export function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}

/** Hands the nonce to libraries that insert `<style>` by themselves: react-remove-scroll asks get-nonce. */
export function shareNonce(): void {
  setNonce(pageNonce())
}
