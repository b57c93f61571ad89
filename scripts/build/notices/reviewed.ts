/** A work whose licence was looked up by hand, since no file in its package states it. */
export interface Reviewed {
  readonly licence: string;
  /** Notices the licence requires to be kept. */
  readonly copyright: string;
  /** A file in texts/, or in the package. */
  readonly text: string;
  /** Where it was looked up. */
  readonly from: string;
}

/**
 * Packages without a licence text, as `name@version`. After an upgrade, review again: read what the package says now,
 * then change the version here.
 */
export const REVIEWED: ReadonlyMap<string, Reviewed> = new Map([
  ...[
    "@tensorflow/tfjs-core@4.22.0",
    "@tensorflow/tfjs-converter@4.22.0",
    "@tensorflow/tfjs-backend-cpu@4.22.0",
    "@tensorflow/tfjs-backend-webgl@4.22.0",
    "@tensorflow/tfjs-backend-wasm@4.22.0",
    "@tensorflow-models/mobilenet@2.1.1",
  ].map((name): [string, Reviewed] => [
    name,
    {
      licence: "Apache-2.0",
      copyright: "Copyright Google LLC. All Rights Reserved.",
      text: "apache-2.0.txt",
      from: "the package's licence field and the head of its source files",
    },
  ]),
  [
    "seedrandom@3.0.5",
    {
      licence: "MIT",
      copyright: "Copyright 2019 David Bau.",
      text: "mit.txt",
      from: "the end of the package's README",
    },
  ],
]);

/** A work inside a package, compiled into its WebAssembly. */
export interface Inner extends Reviewed {
  readonly name: string;
}

/** Third-party works inside packages. A text that starts with "./" is a file of that package. */
export const INNER: ReadonlyMap<string, readonly Inner[]> = new Map([
  [
    "@jsquash/webp",
    [
      {
        name: "libwebp",
        licence: "BSD-3-Clause",
        copyright: "",
        text: "./codec/LICENSE.codec.md",
        from: "https://chromium.googlesource.com/webm/libwebp",
      },
      emscripten(),
    ],
  ],
  [
    "@tensorflow/tfjs-backend-wasm",
    [
      {
        name: "XNNPACK",
        licence: "BSD-3-Clause",
        copyright: "Copyright (c) Facebook, Inc. and its affiliates. All rights reserved.\nCopyright 2019 Google LLC",
        text: "bsd-3-xnnpack.txt",
        from: "https://github.com/google/XNNPACK",
      },
      {
        name: "pthreadpool",
        licence: "BSD-2-Clause",
        copyright: "Copyright (c) 2017 Facebook Inc.\nCopyright (c) 2015-2017 Georgia Institute of Technology",
        text: "bsd-2.txt",
        from: "https://github.com/Maratyszcza/pthreadpool",
      },
      {
        name: "cpuinfo",
        licence: "BSD-2-Clause",
        copyright:
          "Copyright (c) 2017 Facebook Inc.\nCopyright (C) 2012-2017 Georgia Institute of Technology\nCopyright (C) 2010-2012 Marat Dukhan",
        text: "bsd-2.txt",
        from: "https://github.com/pytorch/cpuinfo",
      },
      emscripten(),
    ],
  ],
]);

/** The runtime in everything compiled by Emscripten, with musl as its C library. */
function emscripten(): Inner {
  return {
    name: "Emscripten and musl",
    licence: "MIT",
    copyright: "Copyright (c) 2010-2014 Emscripten authors\nCopyright (c) 2005-2020 Rich Felker, et al. (musl)",
    text: "mit.txt",
    from: "https://github.com/emscripten-core/emscripten, https://musl.libc.org",
  };
}
