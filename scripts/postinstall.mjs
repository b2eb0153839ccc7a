await import("node:process");
