// The part of Eleventy 3.1 that is used here: it ships no types of its own.
declare module '@11ty/eleventy' {
  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: { configPath: string; quietMode: boolean; dryRun: boolean },
    )
    disableLogger(): void
    init(): Promise<void>
    write(): Promise<unknown>
  }
}
