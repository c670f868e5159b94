/**
 * Addresses of scripts under Trusted Types: the browser refuses a plain string, and this policy gives its word only for
 * the service worker and for workers of our own build.
 */
const OURS = /^\/(sw\.js|assets\/[\w.-]+\.js)$/;

const policy = window.trustedTypes?.createPolicy("waarmerk-worker", {
  createScriptURL: (address) => {
    if (!OURS.test(address)) throw new TypeError(`not a script of this app: ${address}`);
    return address;
  },
});

/** The address as the browser wants it. Raises TypeError for any that is not ours. */
export function scriptAddress(address: string): string {
  // A TrustedScriptURL is taken wherever the typings say string.
  return (policy?.createScriptURL(address) as unknown as string | undefined) ?? address;
}
