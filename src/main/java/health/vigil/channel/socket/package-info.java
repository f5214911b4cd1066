/** Consultations over WebSocket; translates frames and close codes, nothing else. */
@NullMarked
package health.vigil.channel.socket;

import org.jspecify.annotations.NullMarked;
