import { expect, test } from "vitest";
import { inBrowser } from "./browser.ts";
import { customers } from "./customer.ts";
import { openShop } from "./shop.ts";

const customer = customers();

inBrowser("what is secret on the customer's page", () => {
  test.each([false, true])("stands where it must and nowhere else (https: %s)", async (tls) => {
    const shop = await openShop({ tls });
    const { token, url } = await shop.customer();
    const password = "Canary7!sings#twice";
    const ana = await customer();
    const [sent, got]: [string[], string[]] = [[], []];
    const bodies: Promise<void>[] = [];
    ana.page.on("request", (request) => {
      const step = new URL(request.url()).pathname;
      sent.push(`${step} address: ${request.url().split("#")[0]}`);
      sent.push(`${step} body: ${request.postData() ?? ""}`);
      bodies.push(
        request.allHeaders().then((headers) => {
          for (const [name, value] of Object.entries(headers)) sent.push(`${step} ${name}: ${value}`);
        }),
      );
    });
    ana.page.on("response", (response) => {
      const step = new URL(response.url()).pathname;
      bodies.push(
        (async () => {
          for (const { name, value } of await response.headersArray()) got.push(`${step} ${name}: ${value}`);
          if (step !== "/c/live") got.push(`${step} body: ${await response.text().catch(() => "")}`);
        })(),
      );
    });
    await ana.follows(url);
    await ana.presses("open");
    await ana.sees("password");
    await ana.choosesPassword(password);
    await ana.sees("code");
    await ana.entersCode(await shop.code());
    await ana.sees("done");
    await Promise.all(bodies);

    const [cookie] = (await ana.context.cookies()).filter(({ name }) => /frontdesk-[0-9a-f]{8}$/.test(name));
    const secret = cookie!.value;
    const places = (lines: string[], what: string) =>
      [
        ...new Set(lines.filter((line) => line.includes(what)).map((line) => /^\S+ \S+?(?=:)/.exec(line)![0])),
      ].toSorted();
    expect(places(sent, token)).toEqual(["/c/look body", "/c/open body"]);
    expect(places(sent, password)).toEqual(["/c/act body"]);
    expect(places(sent, secret).filter((place) => !place.endsWith(" cookie"))).toEqual([]);
    expect(places(got, token)).toEqual([]);
    expect(places(got, password)).toEqual([]);
    expect(places(got, secret)).toEqual(["/c/look set-cookie"]);

    const stores = "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state, name])";
    expect(await ana.page.evaluate(stores)).toBe(JSON.stringify([{}, {}, "", null, ""]));
    expect(await ana.page.evaluate("indexedDB.databases().then((all) => all.length)")).toBe(0);
    expect(await ana.page.evaluate("caches.keys().then((all) => all.length)")).toBe(0);
    const wire = await ana.context.newCDPSession(ana.page);
    const { entries } = await wire.send("Page.getNavigationHistory");
    expect(entries.filter((entry) => entry.url.includes(token))).toEqual([]); // what was typed, a browser remembers by itself
    const html = await ana.page.content();
    for (const each of [token, password, secret]) expect(html).not.toContain(each);

    expect(JSON.stringify(shop.logged)).not.toMatch(new RegExp(`${token}|${secret}`));
    for (const [file, bytes] of Object.entries(await shop.kept()))
      for (const each of [token, secret]) expect(bytes.includes(each), `${file} holds a secret`).toBe(false);
  });
});
