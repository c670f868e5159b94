/** Follows one certificate with a notice to this browser: no account, the seal is the ticket. */
import { scriptAddress } from "../trusted";

export type Followed = "done" | "denied" | "failed";

/** Whether this browser can be told: in Safari on a phone, only an app on the Home Screen. */
export const canFollow = (): boolean =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/** Asks the person for notices, subscribes this browser, and tells the server. */
export async function follow(shard: string, index: number): Promise<Followed> {
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  try {
    const subscription = await subscribed();
    return (await send("/api/follows", shard, index, subscription)) ? "done" : "failed";
  } catch {
    return "failed";
  }
}

/** Ends it. The browser stays subscribed for other certificates. */
export async function unfollow(shard: string, index: number): Promise<Followed> {
  try {
    const subscription = await registered().then((worker) => worker.pushManager.getSubscription());
    return !subscription || (await send("/api/follows/end", shard, index, subscription)) ? "done" : "failed";
  } catch {
    return "failed";
  }
}

/** The service worker that shows the notices, and that answers for this page without a network. */
export async function registered(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register(scriptAddress("/sw.js"), { updateViaCache: "none" });
  return navigator.serviceWorker.ready;
}

async function subscribed(): Promise<PushSubscription> {
  const { pushManager } = await registered();
  const known = await pushManager.getSubscription();
  if (known) return known;
  const { key } = (await (await fetch("/api/push/key")).json()) as { key: string };
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

async function send(path: string, shard: string, index: number, subscription: PushSubscription): Promise<boolean> {
  const { endpoint, keys } = subscription.toJSON();
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Waarmerk": "1" },
    body: JSON.stringify({ shard, index, subscription: { endpoint, keys } }),
  });
  return response.ok;
}
