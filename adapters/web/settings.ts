/** What the customer's page needs to know of its desk. */
export interface PagesSettings {
  world: "practice" | "real";
  /** The folder into which the compiler wrote what runs in browsers. */
  built: string;
  /** Where people reach this desk from outside, such as `https://desk.example.com`. */
  publicUrl?: string;
}
