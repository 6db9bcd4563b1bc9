import { describe, expect, it } from "vitest";
import { clientAddress, requestIdFrom } from "../../lib/platform/http.ts";

describe("the client's address", () => {
  it("is the socket's own where no proxy of ours stands in front, whatever the client claims", () => {
    expect(clientAddress("::ffff:203.0.113.9", "10.0.0.1", 0)).toBe("203.0.113.9");
  });

  it("is what our proxy wrote, not what the client wrote before it", () => {
    expect(clientAddress("10.0.0.1", "6.6.6.6, 203.0.113.9", 1)).toBe("203.0.113.9");
    expect(clientAddress("10.0.0.1", "6.6.6.6, 203.0.113.9, 10.0.0.2", 2)).toBe("203.0.113.9");
  });

  it("is the socket's own when the proxies wrote nothing", () => {
    expect(clientAddress("10.0.0.1", undefined, 1)).toBe("10.0.0.1");
  });
});

describe("the id of a request", () => {
  it("is taken from a proxy of ours only, and only when it is fit for a log line", () => {
    expect(requestIdFrom("4f2c9d1e-77", 1)).toBe("4f2c9d1e-77");
    expect(requestIdFrom("4f2c9d1e-77", 0)).not.toBe("4f2c9d1e-77");
    expect(requestIdFrom('x"\n{"level":60}', 1)).toMatch(/^[0-9a-f-]{36}$/);
  });
});
