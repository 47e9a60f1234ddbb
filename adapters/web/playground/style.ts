/** The playground: the talk on the left, the practice phone and Tencent on the right, and what goes on inside. */
export const style = `
h3 { margin: 0; font-size: 1rem; line-height: 1.4; font-weight: 650; }
h3.of { margin: 0.875rem 0 0.25rem; font-size: 0.8125rem; color: var(--soft); }
ol, ul { list-style: none; }
body { font-size: 0.9375rem; }
.skip { position: absolute; left: 0.5rem; top: -4rem; z-index: 2; padding: 0.5rem 1rem; background: var(--surface); }
.skip:focus { top: 0.5rem; }
.top { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 1rem; padding: 0.875rem 1.25rem; border-bottom: 1px solid var(--line); background: var(--surface); }
.top h1 { font-size: 1.125rem; }
.top p { flex: 1 1 16rem; color: var(--warn); font-size: 0.875rem; }
.away { padding: 0.625rem 1.25rem; background: var(--bad-tint); color: var(--bad); font-weight: 550; }
.play { display: grid; gap: 1rem; padding: 1rem; max-width: 100rem; margin: 0 auto; }
.play > *, .inside > * { min-width: 0; }
.talk, .panel { background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); }
.panel { padding: 1rem 1.125rem 1.125rem; }
.panel > .small { margin: 0.125rem 0 0.75rem; }
.side, .inside, .inside > div { display: grid; gap: 1rem; align-content: start; }
.talk { display: flex; flex-direction: column; height: min(46rem, calc(100dvh - 6rem)); min-height: 26rem; overflow: hidden; }
.talk > header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75rem; padding: 0.75rem 1.125rem; border-bottom: 1px solid var(--line); }
.log { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 1rem 1.125rem; display: flex; flex-direction: column; gap: 0.75rem; }
.log > :first-child { margin-top: auto; }
.log form { display: grid; gap: 0.5rem; }
.below { border-top: 1px solid var(--line); padding: 0.75rem 1.125rem; display: grid; gap: 0.625rem; background: var(--sunk); }
.customer { border-color: var(--accent); }
.customer:not(:has(.log > *)) { display: none; }
.customer > header { background: var(--tint); }

.card, .told { align-self: flex-start; max-width: 100%; width: fit-content; }
.card { border: 1px solid var(--line); border-left: 3px solid var(--accent); border-radius: var(--round-small); padding: 0.75rem 0.875rem; background: var(--sunk); }
.card.live { width: 100%; }
.card.past { border-left-color: var(--line); padding: 0.5rem 0.875rem; color: var(--soft); }
.card.past h3, .card.past .chip { font-size: 0.8125rem; font-weight: 550; }
.card.past .chip { display: none; }
.card p, .told p { white-space: pre-line; }
.card > h3 + p, .card > p + p { margin-top: 0.5rem; }
.told { padding: 0.25rem 0.875rem; border-left: 3px solid var(--line); }
.said { align-self: flex-end; max-width: 85%; text-align: right; }
.said p { display: inline-block; padding: 0.375rem 0.875rem; border-radius: 1rem 1rem 0.25rem 1rem; background: var(--accent); color: var(--on-accent); text-align: left; }
.said small { display: block; }
.dots { letter-spacing: 0.15em; }
.row { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 0.25rem; }
.log .button, .below .button, .menu .button { min-height: 2.25rem; padding: 0.25rem 0.75rem; font-size: 0.875rem; }
.log .box, .below .box, .menu .box { min-height: 2.25rem; padding: 0.25rem 0.625rem; }
.menu { display: flex; flex-wrap: wrap; gap: 0.5rem; min-width: 0; max-width: 100%; }
.menu select { flex: 1 1 9rem; min-width: 0; max-width: 100%; }
.menu .button { flex: none; max-width: 100%; }
.fields { display: grid; gap: 0.25rem; font-size: 0.875rem; }
.fields > div { display: grid; grid-template-columns: minmax(6rem, 0.6fr) 1fr; gap: 0.75rem; }
.fields dt { color: var(--soft); }
.quote { margin: 0; padding: 0.5rem 0.75rem; border-radius: var(--round-small); border: 1px solid var(--line); background: var(--surface); white-space: pre-wrap; font-size: 0.875rem; }
.quote { overflow-wrap: anywhere; }
.secret { font-size: 1.0625rem; user-select: all; margin: 0.5rem 0; }
.hidden-boxes { display: grid; gap: 0.5rem; padding: 0.25rem 0; }
.hidden-boxes label, .field { display: grid; gap: 0.25rem; font-size: 0.875rem; }
.hidden-boxes .button { justify-self: start; }
.wrong { color: var(--bad); }
.ask { display: flex; gap: 0.5rem; }
.ask .box { flex: 1; min-width: 0; background: var(--surface); min-height: 2.75rem; }
.ask .button { min-height: 2.75rem; padding-inline: 1.125rem; }
.kinds { display: grid; gap: 0.25rem; }
.aside { display: flex; flex-wrap: wrap; gap: 0 0.75rem; font-size: 0.8125rem; color: var(--soft); }
.link { padding: 0.125rem 0; border: 0; background: none; color: var(--accent); text-decoration: underline; text-underline-offset: 0.2em; font-weight: 550; }

.chip { display: inline-block; width: fit-content; padding: 0.0625rem 0.5rem; border-radius: 1rem; background: var(--tint); color: var(--accent-deep); font-size: 0.75rem; font-weight: 600; white-space: nowrap; }
.state-done, .chip.done { background: var(--good-tint); color: var(--good); }
.state-works, .state-unknown, .state-manual, .chip.works, .chip.unknown { background: var(--warn-tint); color: var(--warn); }
.state-failed, .state-expired, .chip.refused, .chip.not-sent { background: var(--bad-tint); color: var(--bad); }
.state-waits, .state-cancelled, .state-over { background: var(--line); color: var(--ink); }

.none { color: var(--soft); font-style: italic; }
.texts { display: grid; gap: 0.5rem; max-height: 19rem; overflow-y: auto; padding: 2px; margin: -2px; }
.text { display: grid; gap: 0.125rem; width: 100%; text-align: left; padding: 0.625rem 0.75rem; border: 1px solid var(--line); border-radius: 0.25rem var(--round) var(--round) var(--round); background: var(--sunk); }
.text:hover { border-color: var(--accent); }
.text small { display: flex; justify-content: space-between; gap: 0.5rem; }
.text b { color: var(--accent); font-weight: 600; }
.shelf h3 { font-size: 0.8125rem; color: var(--soft); margin-top: 0.625rem; }
.shelf li { display: grid; padding: 0.375rem 0; border-bottom: 1px solid var(--line); }
.shelf li:last-child { border-bottom: 0; }
.panel fieldset { display: flex; flex-wrap: wrap; gap: 0.375rem; margin-bottom: 0.75rem; }
.form.wrong { color: inherit; }
.panel legend { padding: 0 0 0.375rem; font-size: 0.8125rem; font-weight: 650; color: var(--soft); }
.pill { padding: 0.25rem 0.75rem; min-height: 1.875rem; border: 1px solid var(--edge); border-radius: 1rem; background: var(--surface); font-size: 0.8125rem; text-align: left; }
.pill:hover { border-color: var(--bad); color: var(--bad); }
.armed:not(:empty) { margin-bottom: 0.75rem; padding: 0.5rem 0.75rem; border-radius: var(--round-small); background: var(--warn-tint); color: var(--warn); font-size: 0.875rem; }

.steps { position: relative; margin-top: 0.75rem; }
.steps > li { display: flow-root; position: relative; padding-left: 1.625rem; }
.steps > li::before { content: ""; position: absolute; left: 0.5rem; top: 0; bottom: 0; width: 2px; background: var(--line); }
.steps > li:first-child::before { top: 1rem; }
.steps > li:last-child::before { bottom: calc(100% - 1rem); }
.steps > li.counts::before { background: var(--good); }
.steps .mark { position: absolute; left: 0.1875rem; top: 0.6875rem; width: 0.75rem; height: 0.75rem; border-radius: 50%; border: 2px solid var(--edge); background: var(--surface); }
.steps .a-perform .mark { border-radius: 0.125rem; }
.steps .counts .mark, .steps .counts > details .mark { border-color: var(--good); background: var(--good); }
.steps .open .mark { border-color: var(--accent); background: var(--accent); box-shadow: 0 0 0 4px var(--tint); }
.steps .works .mark, .steps .next .mark { border-color: var(--warn); background: var(--warn-tint); }
.steps .outdated .mark { border-color: var(--bad); background: var(--bad-tint); }
.steps .early .mark { border-color: var(--good); }
.steps .left-out { color: var(--soft); font-style: italic; }
.steps summary, .steps .summary { display: grid; grid-template-columns: minmax(0, 0.75fr) minmax(0, 1.15fr) 5.25rem; gap: 0 0.5rem; align-items: start; padding: 0.4375rem 0.5rem; border-radius: var(--round-small); }
.steps summary { cursor: pointer; list-style: none; }
.steps summary::-webkit-details-marker { display: none; }
.steps summary:hover { background: var(--sunk); }
.steps .open .summary, .steps .open summary { background: var(--tint); }
.steps .name small { display: block; font-size: 0.75rem; line-height: 1.3; }
.steps .value { overflow: hidden; text-overflow: ellipsis; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; }
.steps .value .mono { font-size: 0.8125rem; }
.steps .is { text-align: right; font-size: 0.75rem; font-weight: 600; color: var(--soft); white-space: nowrap; padding-top: 0.125rem; }
.steps .is.counts, .steps .is.early { color: var(--good); }
.steps .is.open { color: var(--accent); }
.steps .is.works, .steps .is.next { color: var(--warn); }
.steps .is.outdated { color: var(--bad); }
.more { display: grid; grid-template-columns: auto 1fr; gap: 0.125rem 0.75rem; margin: 0 0.5rem 0.625rem; padding: 0.5rem 0.75rem; border-radius: var(--round-small); background: var(--sunk); font-size: 0.8125rem; }
.more dt { color: var(--soft); }
.more dd, .promised pre { overflow-wrap: anywhere; white-space: pre-wrap; }
.promised { display: grid; gap: 0.375rem; font-size: 0.875rem; }
.promised p { color: var(--soft); font-size: 0.8125rem; margin-top: 0.125rem; }
.promised pre { margin: 0.25rem 0 0; padding: 0.5rem 0.75rem; border-radius: var(--round-small); background: var(--sunk); font-size: 0.8125rem; }
.calls { max-height: 24rem; overflow-y: auto; }
.calls li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.625rem; padding: 0.375rem 0; border-bottom: 1px solid var(--line); font-size: 0.875rem; }
.calls li:last-child { border-bottom: 0; }
.calls small { flex: 1 0 100%; font-size: 0.75rem; overflow-wrap: anywhere; }
.calls .code { color: var(--bad); font-size: 0.8125rem; }

@media (min-width: 44rem) {
  .play { grid-template-columns: minmax(0, 1.3fr) minmax(15rem, 1fr); }
  .inside { grid-column: 1 / -1; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .play:has(.customer .log > *) .side { grid-column: 1 / -1; grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .play:has(.customer .log > *) { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
}
@media (min-width: 72rem) {
  .play { grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr) 20rem; grid-template-rows: auto; }
  .talk { position: sticky; top: 1rem; height: calc(100dvh - 6.5rem); }
  .inside { grid-column: 2; grid-row: 1; grid-template-columns: minmax(0, 1fr); }
  .side { grid-column: 3; grid-row: 1; }
  .play:has(.customer .log > *) { grid-template-columns: minmax(0, 1fr) minmax(0, 0.85fr) 20rem; grid-template-rows: auto 1fr; }
  .play:has(.customer .log > *) .side { grid-column: 3; grid-row: 1 / span 2; grid-template-columns: minmax(0, 1fr); }
  .play:has(.customer .log > *) .inside { grid-column: 1 / 3; grid-row: 2; align-content: start; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .play:has(.customer .log > *) .talk { position: static; height: min(46rem, calc(100dvh - 6.5rem)); }
}
@media (max-width: 43.99rem) {
  .play { padding: 0.75rem; gap: 0.75rem; }
}
@media (max-width: 71.99rem) {
  .steps summary, .steps .summary { grid-template-columns: minmax(0, 1fr) 5.5rem; }
  .steps .value { grid-column: 1 / -1; grid-row: 2; }
}
@media (prefers-reduced-motion: no-preference) {
  .steps .open .mark { animation: waits 2.4s ease-in-out infinite; }
}
@keyframes waits { 50% { box-shadow: 0 0 0 6px var(--tint); } }
`;
