/** WeChat Official Accounts. */
@NullMarked
package health.vigil.channel.wechat;

import org.jspecify.annotations.NullMarked;
