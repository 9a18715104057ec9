// libxml2's HTML and XML SAX interfaces, as much of them as Markup and Intake use.
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
