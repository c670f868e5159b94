/** What tus-js-client makes of our server: a task as JSON in the first argument, what became of it as JSON out. */
import { createReadStream } from "node:fs";
import { createRequire } from "node:module";

const tus = createRequire(new URL("../../pwa/package.json", import.meta.url))("tus-js-client");

const { endpoint, token, sha256, size, file, task } = JSON.parse(process.argv[2]);
const about = {
  endpoint,
  uploadSize: size,
  chunkSize: 300_000,
  retryDelays: [0, 50, 100, 200],
  storeFingerprintForResuming: false,
  metadata: { sha256 },
  headers: { Authorization: `Bearer ${token}` },
};

const methods = [];
const states = [];

/** Uploads from where the server is; `until` gives up once so many bytes are there. */
const upload = (more = {}, until = Infinity) =>
  new Promise((resolve) => {
    const one = new tus.Upload(createReadStream(file), {
      ...about,
      onBeforeRequest: (request) => void methods.push(request.getMethod()),
      onAfterResponse: (_request, reply) => void states.push(reply.getHeader("Waarmerk-State") ?? null),
      onSuccess: () => resolve({ url: one.url, done: true }),
      onError: (error) => resolve({ url: one.url, status: error.originalResponse?.getStatus() ?? 0 }),
      onChunkComplete(_size, accepted) {
        if (accepted >= until) void one.abort().then(() => resolve({ url: one.url, accepted }));
      },
      ...more,
    });
    one.start();
  });

const tasks = {
  whole: () => upload(),
  async resumed() {
    const first = await upload({}, 600_000);
    const second = await upload({ uploadUrl: first.url });
    return { first: first.accepted, ...second };
  },
  overridden: () => upload({ overridePatchMethod: true }),
  wrong: () => upload({ metadata: { sha256: "0".repeat(64) }, retryDelays: [] }),
  async terminated() {
    const first = await upload({}, 300_000);
    await tus.Upload.terminate(first.url, about);
    return upload({ uploadUrl: first.url, endpoint: null, retryDelays: [] });
  },
};

const result = await tasks[task]();
console.log(JSON.stringify({ ...result, methods, states }));
