/** Rules to red flags and the floor. Pure; never asks or words anything. */
@NullMarked
package health.vigil.safety;

import org.jspecify.annotations.NullMarked;
