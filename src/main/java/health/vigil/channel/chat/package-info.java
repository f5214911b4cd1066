/** What every chat platform shares: a person's plain words to a consultation's turn, and back. Knows no platform. */
@NullMarked
package health.vigil.channel.chat;

import org.jspecify.annotations.NullMarked;
