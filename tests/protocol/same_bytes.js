/** The tablet's canonical bytes, signatures and seals as a service: a line of JSON in, a line of JSON out. */
import { realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

const domain = fileURLToPath(new URL("../../pwa/src/domain/", import.meta.url));
const resolve = createRequire(new URL("../../pwa/package.json", import.meta.url)).resolve;
const { rolldown } = await import(pathToFileURL(await realpath(resolve("rolldown"))));

const entry = ["cbor", "cose", "hpke", "key-set", "seal", "verified-seal", "digits", "qr", "statement"]
  .map((name) => `export * from ${JSON.stringify(`${domain}${name}.ts`)};`)
  .join("\n");
const bundle = await rolldown({
  input: "entry",
  plugins: [{ name: "entry", resolveId: (id) => (id === "entry" ? id : null), load: (id) => (id === "entry" ? entry : null) }],
});
const { output } = await bundle.generate({ format: "esm", codeSplitting: false });
const tablet = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);

const hex = (data) => Buffer.from(data).toString("hex");
const unhex = (text) => Uint8Array.from(Buffer.from(text, "hex"));
const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
const sign = async (bytes) =>
  new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, pair.privateKey, bytes));
const signer = (certificate) => ({ sign, certificate: unhex(certificate) });

let verified;
const published = async (keySet, root, at) => (verified ??= await tablet.verifyKeySet(unhex(keySet), unhex(root), at));

const answers = {
  again: ({ data }) => hex(tablet.encode(tablet.decode(unhex(data)))),
  content: ({ content }) => hex(tablet.contentBytes(content)),
  digits: ({ data }) => tablet.digits(unhex(data)),
  qr: ({ text, level }) => tablet.qrCode(text, level),
  point: async () => hex(await crypto.subtle.exportKey("raw", pair.publicKey)),
  sign_statement: async ({ certificate, statement }) => {
    const hashes = { content: unhex(statement.content), previous: null, checkpoint: null, evidence: statement.evidence.map(unhex) };
    return hex(await tablet.signStatement(signer(certificate), { ...statement, ...hashes }));
  },
  provisional_seal: async ({ certificate, claims }) => {
    const covers = { ...claims.covers, content: unhex(claims.covers.content), statement: null };
    return hex(await tablet.provisionalSeal(signer(certificate), { ...claims, covers }));
  },
  verify_seal: async ({ message, key_set, root, at }) => {
    const { claims, device } = await tablet.verifySeal(unhex(message), await published(key_set, root, at));
    return { number: claims.number, provisional: device !== null };
  },
  claims: async ({ message, key_set, root, at }) => {
    const { claims } = await tablet.verifySeal(unhex(message), await published(key_set, root, at));
    const { content, statement, ...covers } = claims.covers;
    return { ...claims, covers: { ...covers, content: hex(content), statement: hex(statement) } };
  },
  seal_for_server: async ({ point, data, client_id, seq, hash }) =>
    hex(await tablet.sealForServer(point, unhex(data), tablet.associatedData(client_id, seq, hash))),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { act, ...asked } = JSON.parse(line);
  let answer;
  try {
    answer = { said: await answers[act](asked) };
  } catch (error) {
    answer = { failed: error.code ?? String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
