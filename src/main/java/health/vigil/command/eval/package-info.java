/** Plays case files over HTTP and measures the levels they end at; knows the contract, not the code behind it. */
@NullMarked
package health.vigil.command.eval;

import org.jspecify.annotations.NullMarked;
