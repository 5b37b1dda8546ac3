import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { emptyFolder } from "./folder.ts";

/** A certificate for these addresses that is its own authority, and its key: the files. */
export function makeCertificate(...addresses: readonly string[]): { readonly certFile: string; readonly keyFile: string } {
  const folder = emptyFolder();
  const [certFile, keyFile] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  const names = ["DNS:localhost", ...addresses.map((address) => `IP:${address}`)].join(",");
  const wanted = ["-subj", "/CN=cabinet", "-addext", `subjectAltName=${names}`, "-days", "2", "-out", certFile, "-keyout", keyFile];
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", ...wanted], {
    stdio: "ignore",
  });
  return { certFile, keyFile };
}
