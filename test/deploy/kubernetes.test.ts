import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { tempFolder, version } from "../process/desk.ts";
import { deploy, manifest, manifests, settingsIn, textOf } from "./files.ts";

const folder = join(deploy, "kubernetes");

interface Probe {
  httpGet: { path: string; port: string };
}

interface Pod {
  terminationGracePeriodSeconds: number;
  automountServiceAccountToken: boolean;
  serviceAccountName: string;
  securityContext: Record<string, unknown>;
  containers: {
    image: string;
    ports: { name: string; containerPort: number }[];
    envFrom: { configMapRef: { name: string } }[];
    startupProbe: Probe;
    readinessProbe: Probe;
    livenessProbe: Probe;
    resources: { requests: object; limits: object };
    securityContext: Record<string, unknown>;
    volumeMounts: { name: string; mountPath: string }[];
  }[];
  volumes: { name: string; secret?: { secretName: string } }[];
}

interface Deployment {
  spec: {
    replicas: number;
    strategy: { rollingUpdate: { maxSurge: number; maxUnavailable: number } };
    selector: { matchLabels: Record<string, string> };
    template: { metadata: { labels: Record<string, string>; annotations: Record<string, string> }; spec: Pod };
  };
}

const { spec } = manifest<Deployment>("Deployment");
const pod = spec.template.spec;
const desk = pod.containers[0]!;
const settings = settingsIn(textOf("kubernetes/settings.env"));

test("every object has the form that Kubernetes' own schemas give it, with no name that they don't know", () => {
  const project = tempFolder();
  symlinkSync(resolve("node_modules"), join(project, "node_modules"));
  const groups = (api: string) => (api.includes("/") ? api : "v1");
  const code = manifests.map(({ is }, n) => {
    const type = `import("kubernetes-models/${groups(is.apiVersion)}").I${is.kind}`;
    return `export const its${n}: ${type} = ${JSON.stringify(is, null, 1)};`;
  });
  writeFileSync(join(project, "objects.ts"), code.join("\n"));
  const strict = { strict: true, module: "nodenext", noEmit: true, skipLibCheck: true, types: [] };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions: strict, files: ["objects.ts"] }));
  const { stdout } = spawnSync(process.execPath, [resolve("node_modules/typescript/bin/tsc"), "-p", project], {
    encoding: "utf8",
  });
  expect(stdout).toBe("");
  expect(manifests.map(({ is }) => is.kind).toSorted()).toEqual([
    "Deployment",
    "Ingress",
    "Namespace",
    "NetworkPolicy",
    "PodDisruptionBudget",
    "Secret",
    "Service",
    "ServiceAccount",
  ]);
});

test("the list of what is applied is all that there is, but for the examples", () => {
  const list = parse(textOf("kubernetes/kustomization.yaml")) as {
    namespace: string;
    resources: string[];
    images: { name: string; newTag: string }[];
    configMapGenerator: { name: string; envs: string[] }[];
  };
  const files = readdirSync(folder).filter((file) => /^(?!kustomization)(?!.*\.example).*\.yaml$/.test(file));
  expect(list.resources.toSorted()).toEqual(files.toSorted());
  expect(list.images).toEqual([{ name: desk.image, newName: "registry.example.com/frontdesk", newTag: version }]);
  expect(list.configMapGenerator).toEqual([{ name: "frontdesk", envs: ["settings.env"] }]);
  expect(existsSync(join(folder, "settings.env"))).toBe(true);
  expect(desk.envFrom).toEqual([{ configMapRef: { name: "frontdesk" } }]);
  expect(list.namespace).toBe(manifests.find(({ is }) => is.kind === "Namespace")!.is.metadata.name);
});

test("two desks are replaced without a stop, and each has longer to end than it takes", () => {
  expect(spec.replicas).toBe(2);
  expect(spec.strategy.rollingUpdate).toEqual({ maxSurge: 1, maxUnavailable: 0 });
  const [, takes] = /finishes its work within (\d+) seconds/.exec(readFileSync("README.md", "utf8"))!;
  expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(Number(takes) + 10);
});

test("selectors fit the pods that they are for", () => {
  const { labels } = spec.template.metadata;
  const budget = manifest<{ spec: { selector: { matchLabels: object } } }>("PodDisruptionBudget");
  const policy = manifest<{ spec: { podSelector: { matchLabels: object } } }>("NetworkPolicy");
  const service = manifest<{ spec: { selector: object } }>("Service");
  expect([
    spec.selector.matchLabels,
    budget.spec.selector.matchLabels,
    policy.spec.podSelector.matchLabels,
    service.spec.selector,
  ]).toEqual([labels, labels, labels, labels]);
});

test("the pod keeps the restricted standard of pod security", () => {
  expect(manifest<{ metadata: { labels: object } }>("Namespace").metadata.labels).toMatchObject({
    "pod-security.kubernetes.io/enforce": "restricted",
  });
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } });
  expect(pod.securityContext.runAsUser).toBeGreaterThan(0);
  expect(desk.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
  });
  expect(pod.automountServiceAccountToken).toBe(false);
  expect(Object.keys(desk.resources.limits)).toContain("memory");
});

test("ports are those that the desk listens at, by the same name everywhere", () => {
  const port = settings.find(({ name }) => name === "PORT")!.value;
  expect(desk.ports).toEqual([{ name: "http", containerPort: Number(port) }]);
  const probes = [desk.startupProbe, desk.readinessProbe, desk.livenessProbe];
  expect(probes.map(({ httpGet }) => httpGet.port)).toEqual(["http", "http", "http"]);
  const service = manifest<{ spec: { ports: { name: string; targetPort: string }[] } }>("Service");
  expect(service.spec.ports).toMatchObject([{ name: "http", targetPort: "http" }]);
  const policy = manifest<{ spec: { ingress: { ports: object[] }[] } }>("NetworkPolicy");
  expect(policy.spec.ingress.map(({ ports }) => ports)).toEqual([[{ protocol: "TCP", port: "http" }]]);
  expect(spec.template.metadata.annotations["prometheus.io/port"]).toBe(port);
});

test("secrets are files in a volume, where the settings look for them", () => {
  const secret = manifest<{ metadata: { name: string } }>("Secret").metadata.name;
  const volume = pod.volumes.find(({ secret: its }) => its?.secretName === secret)!;
  const { mountPath } = desk.volumeMounts.find(({ name }) => name === volume.name)!;
  for (const { name, value } of settings)
    if (name.endsWith("_FILE")) expect(value).toMatch(new RegExp(`^${mountPath}/`));
  expect(desk.volumeMounts.map(({ name }) => name).toSorted()).toEqual(pod.volumes.map(({ name }) => name).toSorted());
});
