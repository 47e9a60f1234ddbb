import type { Text } from "../../../src/conversation/types.ts";
import type { Waiting } from "../../chat/around-a-secret.ts";
import { Card, type CardParts } from "./card.tsx";
import { Frame, type FrameParts } from "./frame.tsx";
import { type Gate, GateCard } from "./gate.tsx";
import type { Eyes } from "./said.tsx";
import { SecretShown } from "./secret.tsx";

type Around = Pick<FrameParts, "deskName" | "words" | "about">;

interface CasePage extends Around, CardParts {
  notices: Text[];
  /** A secret that is shown now. */
  secret?: Waiting | undefined;
}

/** The page of a customer whose browser has a session. */
export function drawCase({ deskName, words, about, notices, secret, ...shown }: CasePage): string {
  const { card, eyes } = shown;
  return String(
    <Frame {...{ eyes, world: card.world, deskName, words, about, caseId: card.caseId, notices }}>
      {secret && <SecretShown caseId={card.caseId} eyes={eyes} {...secret} />}
      <Card {...shown} />
    </Frame>,
  );
}

interface GatePage extends Around {
  gate: Gate;
  eyes: Eyes;
  world: FrameParts["world"];
}

/** The page of a browser that may see no request, or none yet. */
export function drawGate({ gate, ...around }: GatePage): string {
  return String(
    <Frame {...around}>
      <GateCard gate={gate} eyes={around.eyes} />
    </Frame>,
  );
}
