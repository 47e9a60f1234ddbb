import { inBrowser } from "./browser.ts";
import { troublesAtThePage } from "./page-troubles.ts";

inBrowser("what gets in the way of a customer with a link, over https with a certificate of its own", () =>
  troublesAtThePage({ tls: true }),
);
