// Eleventy's configuration: everything is in the plugin.
import { configure, type EleventyConfig } from './src/site/eleventy.ts'

export default function eleventy(config: EleventyConfig) {
  return configure(config)
}
