import type { CreateAccountInput } from "../../flows/effects.ts";
import type { CreateAccountInput as Request } from "../../tencent/create-account.ts";

/** The request that an answered case stands for, in the shape of its API profile. */
export function toTencent(input: CreateAccountInput, password: string, code: string): Request {
  const account = {
    type: input.type,
    mail: input.mail,
    password,
    phone: input.national,
    dialCode: input.dial,
    country: input.area,
    code,
  };
  if (input.profile === "2024") return { profile: "2024", ...account };
  return {
    profile: "current",
    ...account,
    industry: input.industry ?? "",
    subindustry: input.subindustry ?? "",
    ...(input.name && { name: input.name }),
  };
}
