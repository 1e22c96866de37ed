/** A certificate for localhost, 127.0.0.1 and hooks.example that nobody vouches for, with its key: good for tests and for nothing else. */
export const testCertificate = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBqzCCAVCgAwIBAgIUNTiTEvUboQJUIMi6x3C4JVquGBkwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTIzNDQyNFoYDzIxMjYxMDI4
MjM0NDI0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATyafnxcq7pGduvV2LecdXJpRNEvf3GKVxcjnrNeMImF65y0O5tP+HA
qx/5rxQfx/K+Io2z4wlJ/OTZ7t3OSuvwo34wfDAdBgNVHQ4EFgQUO5wLFdUjhU97
mkMiFOWPwgpS+jIwHwYDVR0jBBgwFoAUO5wLFdUjhU97mkMiFOWPwgpS+jIwDwYD
VR0TAQH/BAUwAwEB/zApBgNVHREEIjAggglsb2NhbGhvc3SCDWhvb2tzLmV4YW1w
bGWHBH8AAAEwCgYIKoZIzj0EAwIDSQAwRgIhAK/kdb9SoTjfu2ZQhao3vywaHmob
z3RXFl8zJX4n0942AiEAlIO1/JFll8alkVy44h8xtwEzhAEHN55Di2m2kr9TAyw=
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgIBJ9fTOWz/sUWiQo
S62h7Y4RJaFvvqpbR+2HP+rBPn+hRANCAATyafnxcq7pGduvV2LecdXJpRNEvf3G
KVxcjnrNeMImF65y0O5tP+HAqx/5rxQfx/K+Io2z4wlJ/OTZ7t3OSuvw
-----END PRIVATE KEY-----`,
}
