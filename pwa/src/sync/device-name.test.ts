import { expect, test } from "vitest";

import { deviceName } from "./device-name";

const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";

test.each([
  ["Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36", 10, "Android, Chrome"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", 0, "Windows, Edge"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", 0, "Linux, Firefox"],
  [`${MAC} Version/26.0 Safari/605.1.15`, 5, "iPad, Safari"],
  [`${MAC} Version/26.0 Safari/605.1.15`, 0, "Mac, Safari"],
  ["", 0, "tablet"],
])("a device is called by words that its person knows: %s", (userAgent, touches, name) => {
  expect(deviceName(userAgent, touches)).toBe(name);
});
