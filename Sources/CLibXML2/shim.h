// libxml2's HTML and SAX interface, as much of it as Markup uses.
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
