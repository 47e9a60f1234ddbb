import { z } from "zod";

/** Dialling codes Tencent refuses for CreateAccount and SendVerifyCode. */
export const forbiddenDialCodes: readonly string[] = ["7", "380", "86"];

/** A dialling code without plus, such as 852. */
export const anyDialCode = z.string().regex(/^[1-9][\d-]{0,6}$/);

/** A dialling code that the partner service takes. */
export const dialCode = anyDialCode.refine((code) => !forbiddenDialCodes.includes(code));

/** The digits after the dialling code. */
export const nationalNumber = z.string().regex(/^\d{1,32}$/);
