/** Whom the host's rules want to know before something counts. */
export interface IdentityPolicy {
  /** Every answer and every counted pack needs to know who acts. */
  readonly user: boolean;
  /** A pack of an order of kind "override" or "waste", and every answer "override", needs a second person. */
  readonly witness: boolean;
}
