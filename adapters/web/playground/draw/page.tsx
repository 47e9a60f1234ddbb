import type { Child } from "hono/jsx";
import type { Language } from "../../../../src/words/languages.ts";
import type { Script, Sheet } from "../../connect/assets.ts";
import { Document } from "../../draw/document.tsx";
import type { Side } from "../front.ts";
import { Ask } from "./ask.tsx";
import { EntryOf } from "./entry.tsx";
import { Calls, Turn, Walk } from "./inspector.tsx";
import { Books, Phone, Wrong } from "./practice.tsx";
import { type Region, regions, type Scene } from "./scene.ts";
import { plain, WallClock } from "./words.tsx";

interface PageParts {
  scene: Scene;
  language: Language;
  version: string;
  sheet: Sheet;
  script: Script;
}

/** The whole playground. It works without its script too, but then only moves on when it is loaded anew. */
export function Page({ scene, language, version, sheet, script }: PageParts) {
  const other = language === "en" ? "zh" : "en";
  return (
    <Document lang={language} title={plain("play.title")} sheet={sheet} script={script}>
      <a class="skip" href="#agent-words">
        {plain("play.skip")}
      </a>
      <header class="top">
        <h1>{plain("play.title")}</h1>
        <p>{plain("play.practice")}</p>
        <a href={`/?lang=${other}`} lang={other} hreflang={other}>
          {plain("play.other-language")}
        </a>
        <small>{version}</small>
      </header>
      <p id="away" class="away" role="status" hidden>
        {plain("play.away")}
      </p>
      <main class="play">
        <TalkOf side="agent" scene={scene} />
        <TalkOf side="customer" scene={scene} />
        <div class="side">
          <Panel region="phone" title="play.phone" why="play.phone-why" scene={scene} />
          <Panel region="wrong" title="play.wrong" why="play.wrong-why" scene={scene} />
          <Panel region="books" title="play.books" why="play.books-why" scene={scene} />
        </div>
        <section class="inside" aria-labelledby="t-inside">
          <h2 id="t-inside" class="unseen">
            {plain("play.inspector")}
          </h2>
          <Panel region="walk" title="play.walk" why="play.walk-why" scene={scene} />
          <div>
            <Panel region="turn" title="play.turn" why="play.turn-why" scene={scene} />
            <Panel region="calls" title="play.calls" why="play.calls-why" scene={scene} />
          </div>
        </section>
      </main>
    </Document>
  );
}

function TalkOf({ side, scene }: { side: Side; scene: Scene }) {
  const note = side === "customer" ? "play.customer-note" : scene.hasTerminal ? "play.agent-note" : "play.agent-alone";
  return (
    <section class={`talk ${side}`} aria-labelledby={`t-${side}`}>
      <header>
        <h2 id={`t-${side}`}>{plain(`play.${side}`)}</h2>
        <small>{plain(note)}</small>
      </header>
      <div class="log" id={`r-${side}-log`} role="log" aria-live="polite" aria-label={plain("play.log")} tabindex={0}>
        <OnWall region={`${side}-log`} scene={scene} />
      </div>
      <div class="below" id={`r-${side}-ask`}>
        <OnWall region={`${side}-ask`} scene={scene} />
      </div>
    </section>
  );
}

type PanelParts = {
  region: Region;
  title: Parameters<typeof plain>[0];
  why: Parameters<typeof plain>[0];
  scene: Scene;
};

function Panel({ region, title, why, scene }: PanelParts) {
  return (
    <section class="panel" aria-labelledby={`t-${region}`}>
      <h2 id={`t-${region}`}>{plain(title)}</h2>
      <p class="small">{plain(why)}</p>
      <div id={`r-${region}`}>
        <OnWall region={region} scene={scene} />
      </div>
    </section>
  );
}

function RegionOf({ region, scene }: { region: Region; scene: Scene }): Child {
  switch (region) {
    case "agent-log":
    case "customer-log": {
      const side = region === "agent-log" ? "agent" : "customer";
      return (
        <>
          {scene.entries[side].map((entry) => (
            <EntryOf entry={entry} side={side} />
          ))}
        </>
      );
    }
    case "agent-ask":
      return <Ask scene={scene} side="agent" />;
    case "customer-ask":
      return <Ask scene={scene} side="customer" />;
    case "phone":
      return <Phone phone={scene.phone} />;
    case "wrong":
      return <Wrong mishaps={scene.mishaps} armed={scene.armed} />;
    case "books":
      return <Books books={scene.books} />;
    case "walk":
      return <Walk inspected={scene.inspected} />;
    case "turn":
      return <Turn inspected={scene.inspected} />;
    case "calls":
      return <Calls calls={scene.calls} />;
  }
}

function OnWall({ region, scene }: { region: Region; scene: Scene }) {
  return (
    <WallClock.Provider value={scene.wall}>
      <RegionOf region={region} scene={scene} />
    </WallClock.Provider>
  );
}

/** Every region by itself, as it stands within the page. */
export function drawRegions(scene: Scene): Record<Region, string> {
  const drawn = regions.map((region) => [region, String(<OnWall region={region} scene={scene} />)]);
  return Object.fromEntries(drawn);
}
