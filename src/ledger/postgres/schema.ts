/**
 * Applied in order, once each, and never edited after a release: the number of a migration is its place in this list.
 * Desks of the version before are still at work meanwhile, so a migration only adds.
 */
export const migrations = [
  `
create table ledger (
  one boolean primary key default true check (one),
  index_key text not null
);

create table cases (
  id text primary key,
  version bigint not null,
  world text not null,
  flow text not null,
  state text not null,
  owner text not null,
  mail bytea,
  phone bytea,
  due bigint,
  created bigint not null,
  updated bigint not null,
  key bytea not null,
  body bytea not null
);
create index cases_created on cases (created);
create index cases_owner on cases (owner, created);
create index cases_mail on cases (mail) where mail is not null;
create index cases_phone on cases (phone) where phone is not null;
create index cases_due on cases (due) where due is not null;

create table events (
  id text primary key,
  case_id text not null,
  at bigint not null
);
create index events_at on events (at);

create table outbox (
  id text primary key,
  seq bigint generated always as identity,
  kind text not null,
  case_id text not null,
  audience text,
  version bigint not null,
  tries integer not null,
  ready bigint not null,
  lease text,
  body bytea
);
create index outbox_ready on outbox (kind, ready, seq);

create table attempts (
  effect text primary key,
  seq bigint generated always as identity,
  case_id text not null,
  api text not null,
  partner text not null,
  natural_key bytea not null,
  sealed bytea not null,
  version bigint not null,
  state text not null,
  signed_at bigint not null,
  since bigint,
  code text,
  request_id text,
  uin text,
  empties integer not null,
  looks integer not null,
  next_look bigint,
  leased_until bigint not null
);
create index attempts_key on attempts (partner, natural_key);
create index attempts_look on attempts (next_look) where next_look is not null;
create unique index attempts_uin on attempts (partner, uin) where uin is not null;

create table intents (
  partner text not null,
  natural_key bytea not null,
  case_id text not null,
  at bigint not null,
  primary key (partner, natural_key)
);

create table counters (
  name bytea not null,
  ends bigint not null,
  count integer not null,
  primary key (name, ends)
);

create table controls (
  api text primary key,
  at bigint not null,
  lag bigint not null
);

create table slots (
  api text primary key,
  next bigint not null
);

create table audit (
  seq bigint primary key,
  at bigint not null,
  case_id text not null,
  actor text not null,
  what text not null,
  detail text not null,
  previous text not null,
  hash text not null
);
create index audit_case on audit (case_id, seq);

create table audit_head (
  one boolean primary key default true check (one),
  seq bigint not null,
  hash text not null
);
insert into audit_head (seq, hash) values (0, '');

create table vault (
  key text primary key,
  value text not null,
  expires bigint not null
);
create index vault_expires on vault (expires);
`,
  `
create table leases (
  name text primary key,
  holder text not null,
  ends bigint not null
);
`,
  // Cases are kept flat from here on, which builds before it cannot read: they do not start any more.
  "select 1",
  // Cases that have an answer, for the count of what a person has open; those of earlier builds count.
  `
alter table cases add column begun smallint not null default 1;
create index cases_open on cases (owner) where state = 'open';
`,
  // What a restore from a backup leaves to be known: when, and which promises are older than it.
  `
create table restores (
  at bigint primary key,
  since bigint not null,
  spends bigint
);
alter table outbox add column restored integer not null default 0;
`,
  // Indexes for what would read every case.
  `
create index cases_open_created on cases (created) where state = 'open';
create index cases_state on cases (world, state);
create index attempts_doubtful on attempts (state) where state in ('unknown', 'manual');
`,
  // What cases are found by, as keyed hashes. A build that knows nothing of it leaves `filed` behind the version.
  `
create table case_terms (
  hash bytea not null,
  opened bigint not null,
  case_id text not null,
  primary key (hash, opened, case_id)
);
alter table cases add column filed bigint not null default 0;
create index cases_unfiled on cases (id) where filed <> version;
create index cases_open_at on cases (rtrim(owner, replace(owner, ':', '')), created) where state = 'open';
`,
  // Links by which customers read in a browser. Neither a token nor a browser's secret is kept, but their hashes.
  `
create table links (
  token text primary key,
  case_id text not null,
  person text not null unique,
  words text not null,
  made bigint not null,
  until bigint not null,
  browser text unique,
  opened bigint,
  ended bigint,
  why text,
  asked bigint
);
create index links_case on links (case_id);
create index links_made on links (made);
`,
  // Attempts that were refused, counted by the hour. `who` is empty where they are nobody's.
  `
create table refusals (
  hour bigint not null,
  who text not null,
  action text not null,
  front text not null,
  count bigint not null,
  case_id text,
  first bigint not null,
  last bigint not null,
  primary key (hour, who, action, front)
);
create index refusals_last on refusals (last);
`,
  // Texts, by a keyed hash of whom they went to; how far the alarm and the daily line have come; what operators are told.
  `
create table texts (
  effect text primary key,
  case_id text not null,
  world text not null,
  at bigint not null,
  contact bytea,
  country text not null,
  place text not null,
  refused text,
  proven bigint
);
create index texts_at on texts (at);
create index texts_contact on texts (contact, at) where contact is not null;
create index texts_case on texts (case_id, at);
create index attempts_signed on attempts (signed_at);
create table marks (
  world text not null,
  subject text not null,
  n bigint not null,
  at bigint not null,
  state text not null,
  primary key (world, subject)
);
create table bulletins (
  id text not null,
  world text not null,
  text text not null,
  made bigint not null,
  leased_until bigint not null,
  told bigint,
  primary key (world, id)
);
create index bulletins_due on bulletins (made) where told is null;
`,
  // What keeps all desks from opening or spending, sealed as far as somebody typed it, and the cases that wait for the end.
  `
create table pauses (
  id text primary key,
  what text not null,
  by_whom text not null,
  sealed bytea not null,
  at bigint not null,
  until bigint,
  ended bigint,
  ended_by text,
  told integer not null
);
create index pauses_open on pauses (what) where ended is null;
create index pauses_untold on pauses (at) where told < 2;
create table pause_waits (
  case_id text primary key,
  at bigint not null
);
`,
  // What a turn belongs to in logs and traces, beside the work that it promises.
  "alter table outbox add column origin text",
  // How a case's body is kept, and an audit row's hash as bytes. Builds that don't know the columns keep all of the case, and hex.
  `
alter table cases add column form smallint not null default 0;
alter table audit add column digest bytea;
`,
  // SQLite adds the audit's column here.
  "select 1",
];

/**
 * The form of what is kept: desks that know a lower number can't read what this build keeps, so none may be at work beside
 * it. When it rises, CONTRIBUTING.md says under "A change of form".
 */
export const worksBeside = 13;
