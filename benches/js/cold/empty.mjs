/** What Node itself takes, and the reading of the inputs. */
import "../inputs.mjs";
