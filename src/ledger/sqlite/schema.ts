/** Applied in order, once each, and never edited after a release: the number of a migration is its place in this list. */
export const migrations = [
  `
create table ledger (index_key text not null) strict;

create table cases (
  id text primary key,
  version integer not null,
  world text not null,
  flow text not null,
  state text not null,
  owner text not null,
  mail blob,
  phone blob,
  due integer,
  created integer not null,
  updated integer not null,
  key blob not null,
  body blob not null
) strict;
create index cases_created on cases (created);
create index cases_owner on cases (owner, created);
create index cases_mail on cases (mail) where mail is not null;
create index cases_phone on cases (phone) where phone is not null;
create index cases_due on cases (due) where due is not null;

create table events (
  id text primary key,
  case_id text not null,
  at integer not null
) strict;

create table outbox (
  id text primary key,
  kind text not null,
  case_id text not null,
  audience text,
  version integer not null,
  tries integer not null,
  ready integer not null,
  lease text,
  body blob
) strict;
create index outbox_ready on outbox (kind, ready);

create table attempts (
  effect text primary key,
  case_id text not null,
  api text not null,
  partner text not null,
  natural_key blob not null,
  sealed blob not null,
  version integer not null,
  state text not null,
  signed_at integer not null,
  since integer,
  code text,
  request_id text,
  uin text,
  empties integer not null,
  looks integer not null,
  next_look integer,
  leased_until integer not null
) strict;
create index attempts_key on attempts (partner, natural_key);
create index attempts_look on attempts (next_look) where next_look is not null;
create unique index attempts_uin on attempts (partner, uin) where uin is not null;

create table intents (
  partner text not null,
  natural_key blob not null,
  case_id text not null,
  at integer not null,
  primary key (partner, natural_key)
) strict, without rowid;

create table counters (
  name blob not null,
  ends integer not null,
  count integer not null,
  primary key (name, ends)
) strict, without rowid;

create table controls (
  api text primary key,
  at integer not null,
  lag integer not null
) strict, without rowid;

create table audit (
  seq integer primary key,
  at integer not null,
  case_id text not null,
  actor text not null,
  what text not null,
  detail text not null,
  previous text not null,
  hash text not null
) strict;
create index audit_case on audit (case_id);

create table vault (
  key text primary key,
  value text not null,
  expires integer not null
) strict;
create index vault_expires on vault (expires);
`,
  `
create table slots (
  api text primary key,
  next integer not null
) strict, without rowid;
`,
  // Cases are kept flat from here on, which builds before it cannot read: they do not start any more.
  "select 1",
  // Cases that have an answer, for the count of what a person has open; those of earlier builds count.
  `
alter table cases add column begun integer not null default 1;
create index cases_open on cases (owner) where state = 'open';
`,
  // What a restore from a backup leaves to be known: when, and which promises are older than it.
  `
create table restores (
  at integer primary key,
  since integer not null,
  spends integer
) strict;
alter table outbox add column restored integer not null default 0;
`,
  // Indexes and counts for what would read every case. Triggers count, so that the writes of earlier builds count too.
  `
create index cases_open_created on cases (created) where state = 'open';
create index attempts_doubtful on attempts (state) where state in ('unknown', 'manual');
create table case_counts (
  world text not null,
  state text not null,
  count integer not null,
  primary key (world, state)
) strict, without rowid;
insert into case_counts select world, state, count(*) from cases group by world, state;
create trigger cases_opened after insert on cases begin
  insert into case_counts values (new.world, new.state, 1) on conflict (world, state) do update set count = count + 1;
end;
create trigger cases_moved after update of state on cases when new.state <> old.state begin
  update case_counts set count = count - 1 where world = old.world and state = old.state;
  insert into case_counts values (new.world, new.state, 1) on conflict (world, state) do update set count = count + 1;
end;
create trigger cases_removed after delete on cases begin
  update case_counts set count = count - 1 where world = old.world and state = old.state;
end;
`,
  // What cases are found by, as keyed hashes. A build that knows nothing of it leaves `filed` behind the version.
  `
create table case_terms (
  hash blob not null,
  opened integer not null,
  case_id text not null,
  primary key (hash, opened, case_id)
) strict, without rowid;
alter table cases add column filed integer not null default 0;
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
  made integer not null,
  until integer not null,
  browser text unique,
  opened integer,
  ended integer,
  why text,
  asked integer
) strict, without rowid;
create index links_case on links (case_id);
create index links_made on links (made);
`,
  // Attempts that were refused, counted by the hour. `who` is empty where they are nobody's.
  `
create table refusals (
  hour integer not null,
  who text not null,
  action text not null,
  front text not null,
  count integer not null,
  case_id text,
  first integer not null,
  last integer not null,
  primary key (hour, who, action, front)
) strict, without rowid;
create index refusals_last on refusals (last);
`,
  // Texts, by a keyed hash of whom they went to; how far the alarm and the daily line have come; what operators are told.
  `
create table texts (
  effect text primary key,
  case_id text not null,
  world text not null,
  at integer not null,
  contact blob,
  country text not null,
  place text not null,
  refused text,
  proven integer
) strict, without rowid;
create index texts_at on texts (at);
create index texts_contact on texts (contact, at) where contact is not null;
create index texts_case on texts (case_id, at);
create index attempts_signed on attempts (signed_at);
create table marks (
  world text not null,
  subject text not null,
  n integer not null,
  at integer not null,
  state text not null,
  primary key (world, subject)
) strict, without rowid;
create table bulletins (
  id text not null,
  world text not null,
  text text not null,
  made integer not null,
  leased_until integer not null,
  told integer,
  primary key (world, id)
) strict;
create index bulletins_due on bulletins (made) where told is null;
`,
  // What keeps all desks from opening or spending, sealed as far as somebody typed it, and the cases that wait for the end.
  `
create table pauses (
  id text primary key,
  what text not null,
  by_whom text not null,
  sealed blob not null,
  at integer not null,
  until integer,
  ended integer,
  ended_by text,
  told integer not null
) strict;
create index pauses_open on pauses (what) where ended is null;
create index pauses_untold on pauses (at) where told < 2;
create table pause_waits (
  case_id text primary key,
  at integer not null
) strict, without rowid;
`,
  // What a turn belongs to in logs and traces, beside the work that it promises.
  "alter table outbox add column origin text",
  // How a case's body is kept. Builds that don't know the column keep all of the case in it.
  "alter table cases add column form integer not null default 0",
  // The hash of an audit row, as bytes. Rows of builds that don't know the column have it in hex.
  "alter table audit add column digest blob",
];

/**
 * The form of what is kept: desks that know a lower number can't read what this build keeps, so none may be at work beside
 * it. When it rises, CONTRIBUTING.md says under "A change of form".
 */
export const worksBeside = 13;
