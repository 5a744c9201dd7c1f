/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-xml-syntax-error.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/**
 * exam_xml_describe_syntax_error:
 * @error: what libxml2 says
 * @root_ended: whether the document was complete by then
 *
 * Returns: (transfer full): what is wrong and what to do, in the words of someone who wants to mend the file
 */
char *
exam_xml_describe_syntax_error (const xmlError *error,
                                gboolean        root_ended)
{
  switch (error->code)
    {
    case XML_ERR_DOCUMENT_EMPTY:
    case XML_ERR_DOCUMENT_START:
      return g_strdup (_("this is not XML: it does not begin with '<'"));

    case XML_ERR_DOCUMENT_END:
      if (root_ended)
        return g_strdup (_("there is something behind the end of the document; delete it"));
      return g_strdup (_("this is not XML: it does not begin with '<'"));

    case XML_ERR_COMMENT_NOT_FINISHED:
      return g_strdup (_("a comment is not closed; write --> behind it"));

    case XML_ERR_HYPHEN_IN_COMMENT:
      return g_strdup (_("there are two hyphens in a comment; leave one"));

    case XML_ERR_MISPLACED_CDATA_END:
      return g_strdup (_("write ]]&gt; for ]]>, which ends what is marked as text"));

    case XML_ERR_RESERVED_XML_NAME:
      return g_strdup (_("the XML declaration is not the first thing in the file; delete what is before it"));

    case XML_ERR_TAG_NAME_MISMATCH:
      return g_strdup_printf (_("<%s> of line %d is closed by </%s>; close what was opened last first"),
                              error->str1 != NULL ? error->str1 : "…", error->int1,
                              error->str2 != NULL ? error->str2 : "…");

    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_INVALID_CHAR:
      return g_strdup (_("this is not UTF-8 text, or it holds a control character; save the file as UTF-8"));

    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      return g_strdup_printf (_("XML does not know &%s;; write the character itself, or its number as in &#160;"),
                              error->str1 != NULL ? error->str1 : "…");

    case XML_ERR_NAME_REQUIRED:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    case XML_ERR_INVALID_CHARREF:
      return g_strdup (_("write &amp; for an ampersand and &lt; for a less-than sign"));

    case XML_ERR_INTERNAL_ERROR:
      if (error->message == NULL || strstr (error->message, "Huge") == NULL)
        return g_strdup (_("this is no tag as XML has them; look for a missing quotation mark or >"));
      return g_strdup (_("a comment, an instruction or a text is longer than any bank needs; delete it or split it"));

    case XML_ERR_GT_REQUIRED:
    case XML_ERR_SPACE_REQUIRED:
      return g_strdup (_("something in this tag is no attribute, or the tag has no end; look for a missing quotation mark or >"));

    case XML_ERR_LT_IN_ATTRIBUTE:
      return g_strdup (_("write &lt; for a less-than sign inside an attribute; or a quotation mark is missing before"));

    case XML_ERR_ATTRIBUTE_REDEFINED:
      return g_strdup_printf (_("the attribute %s is given twice; delete one"),
                              error->str1 != NULL ? error->str1 : "…");

    case XML_ERR_ATTRIBUTE_NOT_STARTED:
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      return g_strdup (_("an attribute has no value in quotation marks; write name=\"value\""));

    default:
      {
        g_autofree char *message = g_strdup (error->message != NULL ? error->message : "?");

        return g_strdup_printf (_("this is not well-formed XML: %s"), g_strstrip (message));
      }
    }
}
