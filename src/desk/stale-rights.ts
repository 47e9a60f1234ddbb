/** Nothing was kept, because the platform was asked for somebody's rights too long ago. It has to be asked anew. */
export class StaleRights extends Error {
  override name = "StaleRights" as const;

  constructor() {
    super("The platform was asked for somebody's rights too long ago.");
  }
}
