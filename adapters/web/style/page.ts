/** The customer's page: one column, one card at a time. */
export const page = `
.page { max-width: 34rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shadow); padding: 1.25rem; }
@media (min-width: 40rem) {
  .page { padding-top: 3.5rem; }
  .card { padding: 2rem; }
}
.wait { display: grid; gap: 0.75rem; color: var(--soft); }
`;
