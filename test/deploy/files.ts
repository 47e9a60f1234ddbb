import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, parseAllDocuments } from "yaml";

export const deploy = fileURLToPath(new URL("../../deploy/", import.meta.url));

export const textOf = (file: string): string => readFileSync(join(deploy, file), "utf8");

export interface Service {
  image: string;
  build?: { context: string; dockerfile: string };
  user?: string;
  command?: string[];
  profiles?: string[];
  environment?: Record<string, string>;
  env_file?: { path: string; required: boolean }[];
  volumes?: string[];
  tmpfs?: string[];
  networks?: string[];
  network_mode?: string;
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  cap_add?: string[];
  cap_drop?: string[];
  security_opt?: string[];
  read_only?: boolean;
  restart?: string;
  stop_grace_period?: string;
  mem_limit?: string;
  pids_limit?: number;
  logging?: { options: Record<string, string> };
}

interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, object>;
}

export const compose = parse(textOf("compose.yaml"), { merge: true }) as Compose;

/** What stands in Kubernetes' files, one object a document. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
}

export const manifests = readdirSync(join(deploy, "kubernetes"))
  .filter((file) => file.endsWith(".yaml") && file !== "kustomization.yaml")
  .flatMap((file) =>
    parseAllDocuments(textOf(`kubernetes/${file}`)).map((document) => ({ file, is: document.toJS() as Manifest })),
  );

export function manifest<T>(kind: string): T {
  return manifests.find(({ is }) => is.kind === kind)!.is as T;
}

/** Lines of a file of settings, those behind a # included: what an operator may make of it. */
export function settingsIn(text: string): { name: string; value: string; isOn: boolean }[] {
  return [...text.matchAll(/^(#?)([A-Z][A-Z0-9_]+)=(.*)$/gm)].map(([, off, name, value]) => ({
    name: name!,
    value: value!,
    isOn: off === "",
  }));
}
