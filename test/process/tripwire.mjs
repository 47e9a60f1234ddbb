// Preloaded into a desk. It sees each moment that lasts or that others can notice, and at the one it waits for the desk is gone as by `kill -9`.
import diagnostics from "node:diagnostics_channel";
import { appendFileSync } from "node:fs";
import { createRequire } from "node:module";

const { at, trail } = JSON.parse(process.env.TRIPWIRE);
const awaited = at.map((moment) => new RegExp(moment));

function reach(moment) {
  appendFileSync(trail, `${moment}\n`);
  if (!awaited[0]?.test(moment)) return;
  awaited.shift();
  if (awaited.length > 0) return;
  appendFileSync(trail, "killed\n");
  process.kill(process.pid, "SIGKILL");
}

const require = createRequire(import.meta.url);
const onPostgres = process.env.DATABASE_URL?.startsWith("postgres");
if (onPostgres) watchPostgres();
else watchSqlite();
watchCalls();
watchScreen();

function watchSqlite() {
  const { prototype } = require("libsql");
  const { prepare } = prototype;
  prototype.prepare = function (sql) {
    const statement = prepare.call(this, sql);
    for (const name of ["run", "get", "all"]) {
      const act = statement[name];
      statement[name] = (params) => {
        const done = seen(this, sql, params);
        const result = act.call(statement, params);
        done();
        return result;
      };
    }
    return statement;
  };
}

function watchPostgres() {
  const { prototype } = require("pg").Client;
  const { query } = prototype;
  prototype.query = function (asked, ...more) {
    const isOurs = typeof asked === "string" || typeof asked?.text === "string";
    if (!isOurs || more.length > 0) return query.call(this, asked, ...more);
    const done = seen(this, asked.text ?? asked, asked.values);
    const result = query.call(this, asked);
    return result.then((rows) => {
      done();
      return rows;
    });
  };
}

/** By connection: what the transaction under way has written. */
const writing = new WeakMap();

/** Says what is about to be done, and returns what says that it was. */
function seen(connection, sql, params = []) {
  const word = sql.trim().split(/\s/)[0];
  if (word === "begin") writing.set(connection, []);
  const written = writing.get(connection);
  if (word === "commit" || word === "rollback") {
    writing.delete(connection);
    return word === "commit" && written?.length > 0 ? around("commit", written.join("; ")) : () => {};
  }
  const what = writesOf(sql, params);
  if (what === "") return () => {};
  if (!written) return around("write", what);
  written.push(what);
  return () => reach(`within: ${what}`);
}

function around(act, what) {
  reach(`before ${act}: ${what}`);
  return () => reach(`after ${act}: ${what}`);
}

const writes = /\b(?:insert into|delete from) (\w+)|\bupdate (?:or ignore )?(\w+)(?: \w)? set/g;
const telling = /R-[A-Z0-9]{4}|^post:|^(sent|unknown|manual|done|refused|absent)$/;

/** The tables, and of the values those that tell which row it is. */
function writesOf(sql, params) {
  const tables = [...sql.matchAll(writes)].map(([, into, updated]) => into ?? updated);
  const ids = [params].flat(2).filter((value) => typeof value === "string" && telling.test(value));
  return tables.length === 0 ? "" : [...tables, ...ids].join(" ");
}

function watchCalls() {
  const moments = { "client:sendHeaders": "connected", "request:bodySent": "sent", "request:trailers": "heard" };
  for (const [channel, moment] of Object.entries(moments)) {
    diagnostics.subscribe(`undici:${channel}`, ({ request }) => {
      const [, action] = /x-tc-action,(\w+)/i.exec(String(request.headers)) ?? [];
      if (action) reach(`${moment} ${action}`);
    });
  }
}

function watchScreen() {
  const { write } = process.stdout;
  process.stdout.write = function (text, ...more) {
    const { type, stage = "", question } = JSON.parse(text);
    const done = around("showing", [type, stage, question === null ? "notice" : ""].join(" ").trim());
    const result = write.call(this, text, ...more);
    done();
    return result;
  };
}
