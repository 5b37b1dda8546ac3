declare module "systemd-notify" {
  /** Runs the program of the same name; rejects with its words when it fails. */
  const notify: (options: { readonly ready?: true; readonly status?: string }) => Promise<unknown>;
  export = notify;
}
