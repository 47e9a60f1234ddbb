import http from "node:http";
import { CommonClient } from "tencentcloud-sdk-nodejs-common";
import { expect, test } from "vitest";
import { z } from "zod";
import { partnerService } from "../../src/tencent/partner.ts";
import { tc3Authorization } from "../../src/tencent/tc3.ts";
import { cloudAt, credential, responding } from "./loopback.ts";

const params = { CountryCode: "852", PhoneNum: "51234567", Remark: "Zoë 香港" };

/** The SDK takes the service from the host name, so the name stays and only its resolution points home. */
function officialClient(port: string): CommonClient {
  const lookup: NonNullable<http.AgentOptions["lookup"]> = (_host, options, found) =>
    options.all ? found(null, [{ address: "127.0.0.1", family: 4 }]) : found(null, "127.0.0.1", 4);
  return new CommonClient(partnerService.host, partnerService.version, {
    credential,
    profile: {
      language: "en-US",
      httpProfile: {
        protocol: "http://",
        endpoint: `${partnerService.host}:${port}`,
        reqTimeout: 20,
        agent: new http.Agent({ lookup }),
      },
    },
  });
}

test("Tencent's own SDK signs the same request as we do", async () => {
  const { url, received } = await responding({});
  await officialClient(new URL(url).port).request("SendVerifyCode", params);
  const [theirs] = received;
  const timestamp = Number(theirs?.headers["x-tc-timestamp"]);
  const request = { ...partnerService, contentType: "application/json", timestamp, body: JSON.stringify(params) };

  expect(theirs?.body).toBe(request.body);
  expect(theirs?.headers.authorization).toBe(tc3Authorization(request, credential));
});

test("our request carries every Tencent header that the SDK's does, with the same values", async () => {
  const { url, received } = await responding({});
  await officialClient(new URL(url).port).request("SendVerifyCode", params);
  const signedAt = Number(received[0]?.headers["x-tc-timestamp"]) * 1000;
  await cloudAt(url).call("SendVerifyCode", params, z.looseObject({}), { signedAt });

  const [theirs, ours] = received.map(({ headers, body }) => ({
    body,
    type: headers["content-type"],
    ...Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith("x-tc-"))),
  }));
  expect(theirs).toMatchObject(ours ?? {});
  const onlyTheirs = Object.keys(theirs ?? {}).filter((name) => !Object.keys(ours ?? {}).includes(name));
  expect(onlyTheirs.sort()).toEqual(["x-tc-requestclient", "x-tc-traceid"]);
});
