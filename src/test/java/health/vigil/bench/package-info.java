/** Runs benchmarks and writes what they measured; no test. */
@org.jspecify.annotations.NullMarked
package health.vigil.bench;
