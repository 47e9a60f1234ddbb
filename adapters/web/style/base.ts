/** What all pages have in common: letters, buttons, boxes to type into, and where the keyboard is. */
export const base = `
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
html { font: 100%/1.55 var(--sans); color: var(--ink); background: var(--paper); -webkit-text-size-adjust: 100%; }
body { margin: 0; min-height: 100vh; min-height: 100dvh; overflow-wrap: anywhere; }
h1, h2, p, ul, ol, dl, dd, fieldset, figure { margin: 0; padding: 0; border: 0; min-width: 0; }
h1 { font-size: 1.5rem; line-height: 1.25; font-weight: 650; letter-spacing: -0.01em; text-wrap: balance; }
h2 { font-size: 1.0625rem; line-height: 1.35; font-weight: 650; }
a { color: var(--accent); text-underline-offset: 0.15em; }
small, .small { font-size: 0.875rem; line-height: 1.5; color: var(--soft); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: var(--round-small); }
button, input, select, textarea { font: inherit; color: inherit; }
button { cursor: pointer; touch-action: manipulation; }
button[disabled] { cursor: default; }
.button {
  display: inline-flex; align-items: center; justify-content: center; gap: 0.5rem;
  min-height: 2.875rem; padding: 0.5rem 1.125rem; border-radius: var(--round-small);
  border: 1px solid var(--edge); background: var(--surface); font-weight: 550; text-align: center;
}
.button:hover { border-color: var(--accent); color: var(--accent); }
.button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.button.primary:hover { background: var(--accent-deep); border-color: var(--accent-deep); color: var(--on-accent); }
.button.danger { border-color: var(--bad); color: var(--bad); }
.button.quiet { border-color: transparent; background: transparent; color: var(--accent); }
.button.quiet:hover { text-decoration: underline; text-underline-offset: 0.2em; }
.button[aria-busy="true"] { opacity: 0.65; }
.box {
  width: 100%; min-height: 2.875rem; padding: 0.5rem 0.75rem; border: 1px solid var(--edge);
  border-radius: var(--round-small); background: var(--sunk);
}
.box:focus-visible { outline-offset: 0; border-color: var(--accent); }
.box[aria-invalid="true"] { border-color: var(--bad); }
.mono { font-family: var(--mono); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: no-preference) {
  .button, .box { transition: background-color 120ms, border-color 120ms, color 120ms; }
}
`;
