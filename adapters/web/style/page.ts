/** The customer's page: one column, one card at a time, and nothing that moves but what is under way. */
export const page = `
.page { max-width: 35rem; margin: 0 auto; padding: 1rem 1rem 2.5rem; display: grid; gap: 1rem; }
.card {
  background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shadow);
  padding: 1.25rem; display: grid; gap: 1.25rem; min-width: 0;
}
.card h1 { outline: none; }
@media (min-width: 40rem) {
  .page { padding-top: 3rem; gap: 1.25rem; }
  .card { padding: 2rem; }
}
.wait { color: var(--soft); }
.head { display: grid; gap: 0.25rem 1rem; padding: 0 0.25rem; }
.desk { font-weight: 650; font-size: 1.0625rem; display: flex; align-items: center; gap: 0.5rem; }
.lock {
  width: 0.75rem; height: 0.5625rem; border-radius: 2px; background: var(--accent); position: relative; flex: none;
  margin-top: 0.25rem;
}
.lock::before {
  content: ""; position: absolute; left: 0.1875rem; bottom: 0.5625rem; width: 0.375rem; height: 0.3125rem;
  border: 2px solid var(--accent); border-bottom: 0; border-radius: 0.25rem 0.25rem 0 0; box-sizing: border-box;
  margin-left: 0;
}
.about { color: var(--soft); }
.words {
  justify-self: start; display: inline-flex; flex-wrap: wrap; gap: 0 0.5rem; align-items: baseline;
  margin-top: 0.375rem; padding: 0.25rem 0.75rem; border-radius: 999px; background: var(--tint); color: var(--accent-deep);
}
.words .small { color: inherit; }
@media (min-width: 40rem) {
  .head { grid-template-columns: 1fr auto; align-items: center; }
  .about { grid-column: 1; }
  .words { grid-column: 2; grid-row: 1 / span 2; margin: 0; flex-direction: column; align-items: flex-start; border-radius: var(--round-small); padding: 0.375rem 0.875rem; }
}
.practice { padding: 0.625rem 0.875rem; border-radius: var(--round-small); background: var(--warn-tint); color: var(--warn); font-size: 0.875rem; }
.notices { list-style: none; display: grid; gap: 0.5rem; }
.notices li, .offline {
  padding: 0.75rem 1rem; border-radius: var(--round-small); background: var(--surface); border: 1px solid var(--line);
  border-left: 4px solid var(--accent);
}
.offline { border-left-color: var(--warn); }
.told { display: grid; gap: 0.625rem; }
.field { display: grid; gap: 0.375rem; }
.field label { font-weight: 550; }
.box.big { font: 500 1.5rem/1.4 var(--mono); letter-spacing: 0.25em; max-width: 14rem; min-height: 3.25rem; font-variant-numeric: tabular-nums; }
.wrong { color: var(--bad); background: var(--bad-tint); border-radius: var(--round-small); padding: 0.5rem 0.75rem; font-size: 0.9375rem; }
form { display: grid; gap: 1rem; justify-items: stretch; }
form > .button { justify-self: stretch; }
@media (min-width: 30rem) { form > .button { justify-self: start; min-width: 9rem; } }
.tick { display: flex; align-items: center; gap: 0.625rem; min-height: 1.75rem; cursor: pointer; }
.tick input { width: 1.25rem; height: 1.25rem; accent-color: var(--accent); margin: 0; flex: none; }
.rules ul { list-style: none; display: grid; gap: 0.25rem; margin-top: 0.25rem; font-size: 0.9375rem; color: var(--soft); }
.rules li { display: flex; align-items: flex-start; gap: 0.5rem; }
.mark { flex: none; width: 1.0625rem; height: 1.0625rem; margin-top: 0.1875rem; border: 1.5px solid var(--edge); border-radius: 50%; position: relative; }
.met { color: var(--good); }
.met .mark { background: var(--good); border-color: var(--good); }
.met .mark::after {
  content: ""; position: absolute; left: 0.3125rem; top: 0.125rem; width: 0.25rem; height: 0.5rem;
  border: solid var(--surface); border-width: 0 2px 2px 0; transform: rotate(45deg);
}
.other { border-top: 1px solid var(--line); padding-top: 1.25rem; display: grid; gap: 0.75rem; }
summary { cursor: pointer; color: var(--accent); font-weight: 550; padding: 0.375rem 0; min-height: 2.25rem; }
summary:hover { text-decoration: underline; text-underline-offset: 0.2em; }
details > * + * { margin-top: 0.375rem; }
details > form { margin: 0.875rem 0 0.5rem; }
.hints { padding-left: 1.25rem; display: grid; gap: 0.375rem; font-size: 0.9375rem; }
.choices { display: flex; flex-wrap: wrap; gap: 0.75rem; }
.choices form { flex: 1 1 auto; }
@media (min-width: 30rem) { .choices form { flex: 0 1 auto; } }
.ways { border-top: 1px solid var(--line); padding-top: 1rem; display: grid; gap: 0.125rem; }
.ways summary { font-weight: 450; font-size: 0.9375rem; }
.fields { display: grid; gap: 0; border: 1px solid var(--line); border-radius: var(--round-small); overflow: hidden; }
.fields > div { padding: 0.625rem 0.875rem; display: grid; gap: 0.125rem; }
.fields > div + div { border-top: 1px solid var(--line); }
.fields dt { font-size: 0.875rem; color: var(--soft); }
.fields dd { display: flex; flex-wrap: wrap; align-items: center; gap: 0 0.75rem; }
@media (min-width: 30rem) { .fields > div { grid-template-columns: 9rem 1fr; align-items: baseline; } }
.button.small { min-height: 2.25rem; padding: 0.25rem 0.625rem; font-size: 0.875rem; color: var(--accent); }
.secret { border: 2px solid var(--accent); }
.quote { font-size: clamp(0.9375rem, 4.4vw, 1.125rem); background: var(--sunk); border: 1px solid var(--line); border-radius: var(--round-small); padding: 0.875rem; user-select: all; white-space: pre-wrap; word-break: break-all; }
.secret .button { justify-self: start; border-color: var(--edge); }
.is-done h1 { color: var(--good); }
.turning { width: 2rem; height: 2rem; border-radius: 50%; border: 3px solid var(--line); border-top-color: var(--accent); }
@media (prefers-reduced-motion: no-preference) { .turning { animation: turn 1.1s linear infinite; } }
@keyframes turn { to { transform: rotate(360deg); } }
.foot { display: grid; gap: 0.375rem; padding: 0 0.25rem; justify-items: start; }
.foot .button { margin-left: -0.625rem; }
@media (scripting: none) { .with-script { display: none; } }
`;
