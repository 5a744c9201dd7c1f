/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-generated-bank.h"

#include "sitting/exam-random.h"

/* Sound banks with all that XML and the schema allow, written as untidily as people and programs do. */

typedef struct {
  GString    *xml;
  ExamRandom *random;
  guint       n_ids;
} Generator;

static const char *const words[] = {
  "the", "chart", "é", "µg/mL", "<b>bold</b>", "<i>it<b>a</b>lic</i>", "10<sup>9</sup>/L", "H<sub>2</sub>O", "&amp;", "&lt;5", "a&gt;b",
  "&#233;", "&#xA0;", "&quot;so&quot;", "it&apos;s", "<![CDATA[a < b & c]]>", "<![CDATA[ two\n   lines ]]>", "<!-- aside -->",
  "<!-- aside\n        of two lines -->", "]]&gt;", "E11.22,", "a-very-long-word-that-nobody-would-break-anywhere-but-that-fills-most-of-a-line",
  "<b> loose </b>", "x<br/>y", "<br></br>", "日本語", "\u00a0", "\u2028", "&#13;", "&#10;", "&#9;", "<?note to=\"self\"?>",
};

static guint
below (Generator *self,
       guint      limit)
{
  return exam_random_below (self->random, limit);
}

static void
put (Generator  *self,
     const char *text)
{
  g_string_append (self->xml, text);
}

/* --- Between the elements --- */

static void
put_gap (Generator *self)
{
  static const char *const gaps[] = {
    "", "", " ", "\n", "\n  ", "\n\n\n", "\t\n      ", "\n  <!-- a note -->\n", " <!-- beside -->", "\n<!-- of\n     two lines -->\n  ",
    "<!--close-->", "\n<?keep this?>\n", "<!---->",
  };

  put (self, gaps[below (self, G_N_ELEMENTS (gaps))]);
}

static void
put_attribute (Generator  *self,
               const char *name,
               const char *value)
{
  static const char *const before[] = { " ", "  ", "\n        ", "\t" };
  char quote = below (self, 4) == 0 ? '\'' : '"';

  put (self, before[below (self, G_N_ELEMENTS (before))]);
  g_string_append_printf (self->xml, "%s%s%c%s%c", name, below (self, 8) == 0 ? " = " : "=", quote, value, quote);
}

static void
put_maybe (Generator  *self,
           const char *name,
           const char *value)
{
  if (below (self, 2) == 0)
    put_attribute (self, name, value);
}

static void
put_id (Generator *self)
{
  g_autofree char *id = g_strdup_printf ("g-%u", self->n_ids++);

  put_attribute (self, "id", id);
}

/* Attributes that may stand in any order. */
static void
put_flags (Generator  *self,
           gboolean    first,
           const char *first_flag,
           const char *second_flag)
{
  if (first)
    put_attribute (self, first_flag, "yes");
  put_maybe (self, second_flag, below (self, 2) == 0 ? "yes" : "no");
  if (!first)
    put_maybe (self, first_flag, "no");
}

/* --- Text --- */

static void
put_words (Generator *self,
           guint      most)
{
  static const char *const spaces[] = { " ", " ", " ", "\n        ", "  ", "\t", "", "\n\n" };
  guint n = 1 + below (self, most);

  put (self, below (self, 3) == 0 ? "\n   " : "");
  for (guint i = 0; i < n; i++)
    {
      put (self, words[below (self, G_N_ELEMENTS (words))]);
      put (self, spaces[below (self, G_N_ELEMENTS (spaces))]);
    }
  put (self, "word");
  put (self, below (self, 3) == 0 ? "\n   " : "");
}

static void
put_inlines (Generator  *self,
             const char *element,
             guint       most)
{
  g_string_append_printf (self->xml, "<%s>", element);
  put_words (self, most);
  g_string_append_printf (self->xml, "</%s>", element);
}

static void
put_list (Generator  *self,
          const char *element)
{
  g_string_append_printf (self->xml, "<%s>", element);
  for (guint n = 1 + below (self, 3); n > 0; n--)
    {
      put_gap (self);
      put_inlines (self, "li", 20);
    }
  put_gap (self);
  g_string_append_printf (self->xml, "</%s>", element);
}

static void
put_table (Generator *self)
{
  put (self, "<table>");
  for (guint n = 1 + below (self, 3); n > 0; n--)
    {
      put_gap (self);
      put (self, "<tr>");
      for (guint m = 1 + below (self, 4); m > 0; m--)
        {
          put_gap (self);
          if (m > 1 && below (self, 4) == 0)
            put (self, "<td/>");
          else
            put_inlines (self, below (self, 2) == 0 ? "th" : "td", 4);
        }
      put_gap (self);
      put (self, "</tr>");
    }
  put_gap (self);
  put (self, "</table>");
}

static void
put_block (Generator *self)
{
  static const char *const reports[] = {
    "<pre>\nLine 1\n   indented   wide\n\tTabbed\n\nLast</pre>", "<pre>one &lt; <![CDATA[two < three]]></pre>", "<pre>  edge  \n</pre>",
    "<pre>a<!-- hidden -->b\n  c</pre>",
  };

  put_gap (self);
  switch (below (self, 6))
    {
    case 0: put_list (self, "ul"); break;
    case 1: put_list (self, "ol"); break;
    case 2: put_table (self); break;
    case 3: put (self, reports[below (self, G_N_ELEMENTS (reports))]); break;
    default: put_inlines (self, "p", 40); break;
    }
  put_gap (self);
}

/* Bare text, or blocks; what is around it is the caller's. */
static void
put_content (Generator *self)
{
  if (below (self, 3) > 0)
    {
      put_words (self, 40);
      return;
    }
  for (guint n = 1 + below (self, 3); n > 0; n--)
    put_block (self);
}

static void
put_rich (Generator  *self,
          const char *element)
{
  g_string_append_printf (self->xml, "<%s>", element);
  put_content (self);
  g_string_append_printf (self->xml, "</%s>", element);
}

/* --- Items --- */

static void
put_choice (Generator *self)
{
  guint n_options = 2 + below (self, 4);
  guint n_keys = 1 + below (self, MIN (n_options - 1, 2));

  put (self, "<choice");
  if (n_keys > 1)
    put_attribute (self, "choose", "2");
  put_maybe (self, "shuffle", below (self, 2) == 0 ? "yes" : "no");
  put (self, ">");
  for (guint i = 0; i < n_options; i++)
    {
      put_gap (self);
      put (self, "<option");
      put_flags (self, i < n_keys, "key", "pinned");
      put (self, ">");
      put_content (self);
      if (below (self, 3) > 0)
        put_rich (self, "why");
      put (self, below (self, 2) == 0 ? "</option>" : "\n     </option  >");
    }
  put_gap (self);
  put (self, "</choice>");
}

static void
put_codes (Generator *self)
{
  static const struct { const char *system; const char *codes[3]; } sets[] = {
    { "ICD-10-CM", { "E11.22", "I10", "Z79.4" } }, { "ICD-10-PCS", { "0DTJ4ZZ", "5A1945Z", "0SRB04A" } },
    { "HCPCS", { "J1885", "G0463", "A0428-QN" } }, { "other", { "X-1", "a&amp;b", "é-7" } },
  };
  guint set = below (self, G_N_ELEMENTS (sets));

  put (self, "<codes");
  put_attribute (self, "system", sets[set].system);
  put_maybe (self, "first", "yes");
  put (self, ">");
  for (guint i = 0; i < 3; i++)
    {
      put_gap (self);
      put (self, "<code");
      if (i > 0)
        put_maybe (self, "optional", "yes");
      g_string_append_printf (self->xml, ">%s%s%s", below (self, 2) == 0 ? "\n  " : "", sets[set].codes[i],
                              below (self, 2) == 0 ? " " : "");
      if (below (self, 2) == 0)
        put_rich (self, "why");
      put (self, "</code>");
    }
  put_gap (self);
  put (self, "</codes>");
}

static void
put_source (Generator *self)
{
  put (self, "<source");
  put_attribute (self, "title", below (self, 2) == 0
                                  ? "ICD-10-CM &amp; “PCS” Official\n   Guidelines for Coding and Reporting of the fiscal year, as they are published"
                                  : "45 CFR &#167; 164.524");
  put_maybe (self, "section", "I.C.4.a and a section whose name does not seem to end, so that the line has to be broken");
  put_maybe (self, "year", "2026");
  put_maybe (self, "href", "https://www.cms.gov/?a=1&amp;b=2");
  put (self, below (self, 3) == 0 ? "></source>" : below (self, 2) == 0 ? "/>" : " />");
}

static void
put_allow (Generator *self)
{
  put (self, "<allow");
  put_attribute (self, "rule", "no-source");
  put_attribute (self, "because", "“so” &lt;it&gt; is");
  put (self, "/>");
}

static void
put_item (Generator *self)
{
  put_gap (self);
  put (self, "<item");
  put_id (self);
  put_attribute (self, "domain", "privacy");
  put_maybe (self, "pretest", below (self, 2) == 0 ? "yes" : "no");
  put (self, ">");
  put_gap (self);
  put_rich (self, "stem");
  put_gap (self);
  if (below (self, 3) == 0)
    put_codes (self);
  else
    put_choice (self);
  put_gap (self);
  if (below (self, 2) == 0)
    put_rich (self, "rationale");
  for (guint n = below (self, 3); n > 0; n--)
    {
      put_gap (self);
      put_source (self);
    }
  if (below (self, 4) == 0)
    put_allow (self);
  put_gap (self);
  put (self, "</item>");
}

static void
put_case (Generator *self)
{
  static const char *const settings[] = { "inpatient", "outpatient", "emergency" };

  put_gap (self);
  put (self, "<case");
  put_id (self);
  put_maybe (self, "title", "Pain &amp; fever");
  put_maybe (self, "setting", settings[below (self, 3)]);
  put (self, ">");
  for (guint n = 1 + below (self, 3); n > 0; n--)
    {
      put_gap (self);
      put (self, "<document");
      put_attribute (self, "title", "Operative &quot;report&quot;");
      put (self, ">");
      put_content (self);
      put (self, "</document>");
    }
  for (guint n = 1 + below (self, 3); n > 0; n--)
    put_item (self);
  put_gap (self);
  put (self, "</case>");
}

/* --- The bank --- */

static void
put_head (Generator *self)
{
  put (self, "<bank xmlns=\"urn:mockingbird:exam:1\"");
  put_id (self);
  put_attribute (self, "format", "cca");
  put_maybe (self, "revision", "2026 &amp; later");
  put_maybe (self, "xml:lang", "en-US");
  put (self, below (self, 2) == 0 ? ">" : "\n >");
  put_gap (self);
  put (self, "<title>\n Generated &amp;\n   untidy</title>");
  for (guint n = below (self, 3); n > 0; n--)
    {
      put_gap (self);
      put (self, "<author> A. &lt;Coder&gt; </author>");
    }
  if (below (self, 2) == 0)
    put (self, "<license>CC-BY-SA-4.0</license>");
  if (below (self, 2) == 0)
    put (self, "<code-set system='ICD-10-CM' year=\"2026\"/>\n<code-set system=\"other\" year=\"2025\"></code-set>");
  if (below (self, 3) == 0)
    put_allow (self);
}

static char *
use_carriage_returns (const char *xml)
{
  g_auto (GStrv) lines = g_strsplit (xml, "\n", -1);

  return g_strjoinv ("\r\n", lines);
}

/* Returns: a bank without errors, the same for the same @seed */
char *
test_generate_bank (guint64 seed)
{
  g_autoptr (ExamRandom) random = exam_random_new (seed);
  Generator self = { g_string_new (NULL), random, 0 };
  g_autofree char *xml = NULL;

  if (below (&self, 8) == 0)
    put (&self, "\xef\xbb\xbf");
  if (below (&self, 4) > 0)
    put (&self, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  put (&self, below (&self, 3) == 0 ? "<!-- A bank\n     of many -->\n\n<?xml-model href=\"exam.xsd\"?>\n" : "");
  put_head (&self);
  for (guint n = 1 + below (&self, 5); n > 0; n--)
    if (below (&self, 3) == 0)
      put_case (&self);
    else
      put_item (&self);
  put_gap (&self);
  put (&self, "</bank>");
  put (&self, below (&self, 3) == 0 ? "\n<!-- the end -->\n" : below (&self, 2) == 0 ? "\n" : "");

  xml = g_string_free (self.xml, FALSE);
  return below (&self, 4) == 0 ? use_carriage_returns (xml) : g_steal_pointer (&xml);
}
