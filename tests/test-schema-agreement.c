/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlschemas.h>

#include "bank/exam-format-reader.h"
#include "test-support.h"

/*
 * The readers check structure by themselves, because a schema's messages help nobody; editors check by the schema. Both have
 * to be of one mind: what a reader takes the schema takes, and what the schema takes a reader takes too, except for what a
 * schema cannot say.
 */

#define NS "xmlns=\"urn:mockingbird:exam:1\""
#define N_MUTANTS 1000

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlSchemaParserCtxt, xmlSchemaFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlSchemaValidCtxt, xmlSchemaFreeValidCtxt)

static xmlSchema *schema;

/* What only a reader knows: patterns for its messages. */
static const char *const beyond_the_schema[] = {
  /* Cross references and sums */
  "the id '*' is used already in line *",
  "the domains make * to * items, but * are scored; *",
  "there are as many pretest items as items",
  "there are more pretest cases than cases",
  "there are two domains with the id '*'; rename one",
  "the parts make * items, but there are *",
  /* What decides whether an item or a format can be used */
  "no option is the key; *",
  "* options are keys; *",
  "choose=\"*\" does not agree with the number of keys, which is *; change one of them",
  "every option is a key; nothing is left to choose",
  "every code is optional; at least one has to be typed",
  "the first-listed code is optional; *",
  "'*' is not built like a code of *; *",
  "an exam of no minutes cannot be sat",
  "a domain has either items, or min-percent and max-percent",
  "min-percent is greater than max-percent",
  "the cut has to lie between min and max",
  "the raw cut has to lie between 0 and 100 percent",
  /* Text that says something, in one way of the two */
  "<*> is empty; write something into it or delete it",
  "the text of <code> is not right; it must not be empty",
  "bare text stands beside paragraphs, lists or tables; put it into <p>",
  "there is text behind <why> in <*>; move it or delete it",
  /* Numbers as people write them: no plus sign, no missing digits; days that exist; addresses that can be opened */
  "* is not right; write a whole number from * to *",
  "* is not right; write a number from 0 to 100",
  "* is not right; write a date, such as 2026-05-01, 2026-05 or 2026",
  "href=\"*\" in <source> is not right; write an address that begins with https://",
  /* Bounds that keep a hostile file from filling the memory */
  "elements are nested more than 32 deep; no bank needs that",
};

static void
ignore_cb (void       *user_data,
           const char *format,
           ...)
{
}

static void
load_schema (void)
{
  g_autofree char *path = test_exams_path ("exam.xsd", NULL);
  g_autoptr (xmlSchemaParserCtxt) parser = xmlSchemaNewParserCtxt (path);

  schema = xmlSchemaParse (parser);
  g_assert_nonnull (schema);
}

static gboolean
is_valid (const char *xml,
          gsize       length)
{
  g_autoptr (xmlDoc) document = xmlReadMemory (xml, (int) length, NULL, NULL,
                                               XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  g_autoptr (xmlSchemaValidCtxt) validator = xmlSchemaNewValidCtxt (schema);

  if (document == NULL)
    return FALSE;

  xmlSchemaSetValidErrors (validator, ignore_cb, ignore_cb, NULL);
  return xmlSchemaValidateDoc (validator, document) == 0;
}

static ExamProblems *
read_document (const char *xml,
               gsize       length)
{
  ExamProblems *problems = exam_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (xml, length);
  const char *root = strstr (xml, "<format");

  if (root != NULL && strstr (xml, "<bank") == NULL)
    {
      g_autoptr (ExamFormat) format = exam_format_read_bytes ("x.xml", bytes, problems);

      g_assert_true ((format != NULL) == (exam_problems_get_n (problems) == 0));
    }
  else
    {
      g_autoptr (ExamBank) bank = exam_bank_read_bytes ("x.xml", bytes, NULL, problems);

      g_assert_true (bank != NULL || exam_problems_get_n (problems) > 0);
    }

  return problems;
}

static gboolean
is_beyond_the_schema (const ExamProblem *problem)
{
  for (guint i = 0; i < G_N_ELEMENTS (beyond_the_schema); i++)
    if (g_pattern_match_simple (beyond_the_schema[i], exam_problem_get_message (problem)))
      return TRUE;

  return FALSE;
}

/* Returns what they disagree on, or NULL. */
static char *
find_disagreement (const char *xml,
                   gsize       length)
{
  g_autoptr (ExamProblems) problems = read_document (xml, length);
  gboolean valid = is_valid (xml, length);

  if (!valid && exam_problems_get_n (problems) == 0)
    return g_strdup ("the schema refuses what the reader takes");

  for (guint i = 0; valid && i < exam_problems_get_n (problems); i++)
    if (!is_beyond_the_schema (exam_problems_get (problems, i)))
      return exam_problem_to_string (exam_problems_get (problems, i));

  return NULL;
}

static void
assert_agreement (const char *xml,
                  gsize       length)
{
  g_autofree char *disagreement = find_disagreement (xml, length);

  if (disagreement != NULL)
    g_test_fail_printf ("%s: %s", disagreement, xml);
}

/* --- What is shipped --- */

static void
test_bundled (gconstpointer data)
{
  g_autofree char *folder = test_exams_path (data, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *xml = NULL;
      gsize length;

      if (!g_str_has_suffix (name, ".xml"))
        continue;

      g_test_message ("%s", name);
      g_assert_true (g_file_get_contents (path, &xml, &length, NULL));
      g_assert_true (is_valid (xml, length));
      assert_agreement (xml, length);
      n++;
    }
  g_assert_cmpuint (n, >=, 3);
}

/* --- One rule each --- */

#define CHOICE "<choice><option key=\"yes\">x</option><option>y</option></choice>"
#define BANK(attributes, content) "<bank " NS " id=\"b\" format=\"cca\"" attributes "><title>T</title>" content "</bank>"
#define ITEM(content) BANK ("", "<item id=\"a\" domain=\"d\">" content "</item>")
#define STEM(content) ITEM ("<stem>" content "</stem>" CHOICE)
#define SOURCE(attributes) ITEM ("<stem>s</stem>" CHOICE "<source title=\"t\" " attributes "/>")
#define CODES(attributes, content) ITEM ("<stem>s</stem><codes system=\"ICD-10-CM\"" attributes ">" content "</codes>")

typedef struct {
  const char *name;
  gboolean    valid;
  const char *xml;
} Row;

static const Row rows[] = {
  { "plain", TRUE, STEM ("s") },
  { "schema-location", TRUE, "<bank " NS " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"urn:mockingbird:exam:1 exam.xsd\" id=\"b\" format=\"cca\"><title>T</title>"
    "<item id=\"a\" domain=\"d\"><stem>s</stem>" CHOICE "</item></bank>" },
  { "other-vocabulary", FALSE, BANK (" xmlns:q=\"urn:q\" q:a=\"\"", "<item id=\"a\" domain=\"d\"><stem>s</stem>" CHOICE "</item>") },
  { "xml-base", FALSE, BANK (" xml:base=\"x\"", "<item id=\"a\" domain=\"d\"><stem>s</stem>" CHOICE "</item>") },
  { "xml-space", FALSE, STEM ("<pre xml:space=\"preserve\">s</pre>") },
  { "language", TRUE, BANK (" xml:lang=\"en-US\"", "<item id=\"a\" domain=\"d\"><stem>s</stem>" CHOICE "</item>") },
  { "language-empty", FALSE, BANK (" xml:lang=\"\"", "<item id=\"a\" domain=\"d\"><stem>s</stem>" CHOICE "</item>") },
  { "language-none", FALSE, BANK (" xml:lang=\"en_US\"", "<item id=\"a\" domain=\"d\"><stem>s</stem>" CHOICE "</item>") },
  { "language-too-long", FALSE, BANK (" xml:lang=\"abcdefghi\"", "<item id=\"a\" domain=\"d\"><stem>s</stem>" CHOICE "</item>") },
  { "no-items", FALSE, BANK ("", "") },
  { "blank-revision", FALSE, BANK (" revision=\" \"", "<item id=\"a\" domain=\"d\"><stem>s</stem>" CHOICE "</item>") },
  { "no-break-space-revision", TRUE, BANK (" revision=\"&#160;\"", "<item id=\"a\" domain=\"d\"><stem>s</stem>" CHOICE "</item>") },
  { "referenced-line-end", FALSE, BANK (" revision=\"&#10;\"", "<item id=\"a\" domain=\"d\"><stem>s</stem>" CHOICE "</item>") },
  { "choose-none", FALSE, ITEM ("<stem>s</stem><choice choose=\"0\"><option key=\"yes\">x</option><option>y</option></choice>") },
  { "choose-too-many", FALSE, ITEM ("<stem>s</stem><choice choose=\"26\"><option key=\"yes\">x</option><option>y</option></choice>") },
  { "choose-one", TRUE, ITEM ("<stem>s</stem><choice choose=\"1\"><option key=\"yes\">x</option><option>y</option></choice>") },
  { "choose-with-sign", TRUE, ITEM ("<stem>s</stem><choice choose=\"+1\"><option key=\"yes\">x</option><option>y</option></choice>") },
  { "choose-with-space", TRUE, ITEM ("<stem>s</stem><choice choose=\" 1 \"><option key=\"yes\">x</option><option>y</option></choice>") },
  { "space-in-break", FALSE, STEM ("s<br> </br>") },
  { "comment-in-break", TRUE, STEM ("s<br><!-- c --></br>") },
  { "space-in-source", FALSE, ITEM ("<stem>s</stem>" CHOICE "<source title=\"t\"> </source>") },
  { "space-in-image", FALSE, STEM ("<img src=\"x.png\" alt=\"x\"> </img>") },
  { "blank-alternative", FALSE, STEM ("<img src=\"x.png\" alt=\" \"/>") },
  { "blank-image", FALSE, STEM ("<img src=\" \" alt=\"x\"/>") },
  { "element-in-pre", FALSE, STEM ("<pre><b>x</b></pre>") },
  { "attribute-in-text", FALSE, STEM ("<b class=\"x\">x</b>") },
  { "paragraph-in-paragraph", FALSE, STEM ("<p><p>x</p></p>") },
  { "list-in-list", FALSE, STEM ("<ul><li><ul><li>x</li></ul></li></ul>") },
  { "empty-list", FALSE, STEM ("<p>x</p><ul></ul>") },
  { "empty-row", FALSE, STEM ("<p>x</p><table><tr/></table>") },
  { "text-in-list", FALSE, STEM ("<ul>x<li>y</li></ul>") },
  { "text-in-cdata-in-list", FALSE, STEM ("<ul><![CDATA[x]]><li>y</li></ul>") },
  { "mixed", TRUE, STEM ("x<p>y</p>") },
  { "text-behind-why", TRUE, ITEM ("<stem>s</stem><choice><option key=\"yes\">x<why>w</why>z</option><option>y</option></choice>") },
  { "bold-behind-why", FALSE, ITEM ("<stem>s</stem><choice><option key=\"yes\">x<why>w</why><b>z</b></option><option>y</option></choice>") },
  { "option-too-few", FALSE, ITEM ("<stem>s</stem><choice><option key=\"yes\">x</option></choice>") },
  { "codes", TRUE, CODES ("", "<code>E11.9</code>") },
  { "codes-empty", FALSE, CODES ("", "") },
  { "codes-both", FALSE, ITEM ("<stem>s</stem>" CHOICE "<codes system=\"other\"><code>1</code></codes>") },
  { "codes-before-choice", FALSE, ITEM ("<stem>s</stem><codes system=\"other\"><code>1</code></codes>" CHOICE) },
  { "element-in-code", FALSE, CODES ("", "<code><b>E11.9</b></code>") },
  { "address", TRUE, SOURCE ("href=\"https://example.org/a?b=c&amp;d#e\"") },
  { "address-without-host", FALSE, SOURCE ("href=\"https://\"") },
  { "address-not-secure", FALSE, SOURCE ("href=\"http://example.org/\"") },
  { "address-with-space", FALSE, SOURCE ("href=\"https://example.org/a b\"") },
  { "address-with-space-around", FALSE, SOURCE ("href=\" https://example.org/ \"") },
  { "address-in-capitals", FALSE, SOURCE ("href=\"HTTPS://example.org/\"") },
  { "address-with-bad-port", TRUE, SOURCE ("href=\"https://example.org:x/\"") },
  { "address-with-umlaut", TRUE, SOURCE ("href=\"https://example.org/\303\244\"") },
  { "address-with-percent", TRUE, SOURCE ("href=\"https://example.org/%zz\"") },
  { "year-early", FALSE, SOURCE ("year=\"1899\"") },
  { "year-other-digits", FALSE, SOURCE ("year=\"\331\242\331\240\331\242\331\246\"") },
  { "id-too-long", FALSE,
    ITEM ("<stem>s</stem>" CHOICE) "<!-- -->" },
  { "id-of-letters-with-accents", FALSE, BANK ("", "<item id=\"\303\251\" domain=\"d\"><stem>s</stem>" CHOICE "</item>") },
  { "case-without-items", FALSE, BANK ("", "<case id=\"c\"><document title=\"t\">x</document></case>") },
  { "case-without-documents", FALSE, BANK ("", "<case id=\"c\"><item id=\"a\" domain=\"d\"><stem>s</stem>" CHOICE "</item></case>") },
  { "document-behind-item", FALSE, BANK ("", "<case id=\"c\"><item id=\"a\" domain=\"d\"><stem>s</stem>" CHOICE "</item>"
                                             "<document title=\"t\">x</document></case>") },
  { "title-with-bold", FALSE, "<bank " NS " id=\"b\" format=\"cca\"><title>T<b>x</b></title></bank>" },
  { "another-root", FALSE, "<item " NS " id=\"a\" domain=\"d\"><stem>s</stem>" CHOICE "</item>" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GString) xml = g_string_new (row->xml);

  if (g_str_equal (row->name, "id-too-long"))
    g_string_replace (xml, "id=\"a\"", "id=\"a2345678901234567890123456789012345678901234567890123456789012345\"", 1);

  g_assert_cmpint (is_valid (xml->str, xml->len), ==, row->valid);
  assert_agreement (xml->str, xml->len);
}

/* --- The rules of formats --- */

#define FORMAT_HEAD "<format " NS " id=\"f\" family=\"f\" credential=\"F\"><name>N</name><body>B</body>"
#define FORMAT(edition, numbers, domains, section, kinds, score, navigation, tail) \
  FORMAT_HEAD edition numbers "<blueprint order=\"random\">" domains "</blueprint>" section kinds score \
  "<multiple-choice-credit rule=\"all-or-nothing\"/><typed-codes-credit rule=\"share\"/>" navigation \
  "<review allowed=\"yes\"/><break allowed=\"no\"/>" tail "</format>"
#define EDITION "<edition/>"
#define NUMBERS "<items>10</items><pretest>0</pretest><minutes>60</minutes>"
#define DOMAINS "<domain id=\"a\" items=\"10\">A</domain>"
#define KINDS "<item-kind name=\"single-choice\"/>"
#define SCORE "<percent-score cut=\"70\"/>"
#define SCALED "<scaled-score min=\"1\" max=\"9\" cut=\"5\"/>"
#define FREE "<navigation mode=\"free\"/>"

static const Row format_rows[] = {
  { "plain", TRUE, FORMAT (EDITION, NUMBERS, DOMAINS, "", KINDS, SCORE, FREE, "") },
  { "scaled", TRUE, FORMAT (EDITION, NUMBERS, DOMAINS, "", KINDS, SCALED "<raw-cut percent=\"70\"/>", FREE, "") },
  { "scaled-without-raw-cut", FALSE, FORMAT (EDITION, NUMBERS, DOMAINS, "", KINDS, SCALED, FREE, "") },
  { "percent-with-raw-cut", FALSE, FORMAT (EDITION, NUMBERS, DOMAINS, "", KINDS, SCORE "<raw-cut percent=\"70\"/>", FREE, "") },
  { "both-scores", FALSE, FORMAT (EDITION, NUMBERS, DOMAINS, "", KINDS, SCORE SCALED "<raw-cut percent=\"70\"/>", FREE, "") },
  { "both-scores-turned-round", FALSE,
    FORMAT (EDITION, NUMBERS, DOMAINS, "", KINDS, SCALED SCORE "<raw-cut percent=\"70\"/>", FREE, "") },
  { "no-score", FALSE, FORMAT (EDITION, NUMBERS, DOMAINS, "", KINDS, "", FREE, "") },
  { "no-kinds", FALSE, FORMAT (EDITION, NUMBERS, DOMAINS, "", "", SCORE, FREE, "") },
  { "four-kinds", FALSE, FORMAT (EDITION, NUMBERS, DOMAINS, "", KINDS KINDS KINDS KINDS, SCORE, FREE, "") },
  { "no-domains", FALSE, FORMAT (EDITION, NUMBERS, "", "", KINDS, SCORE, FREE, "") },
  { "domain-twice", TRUE, FORMAT (EDITION, NUMBERS, DOMAINS DOMAINS, "", KINDS, SCORE, FREE, "") },
  { "edition", TRUE, FORMAT ("<edition from=\"2022\" before=\"2026-05-01\"/>", NUMBERS, DOMAINS, "", KINDS, SCORE, FREE, "") },
  { "edition-month-none", FALSE, FORMAT ("<edition from=\"2022-13\"/>", NUMBERS, DOMAINS, "", KINDS, SCORE, FREE, "") },
  { "edition-month-zero", FALSE, FORMAT ("<edition from=\"2022-00\"/>", NUMBERS, DOMAINS, "", KINDS, SCORE, FREE, "") },
  { "edition-day-none", FALSE, FORMAT ("<edition from=\"2022-05-32\"/>", NUMBERS, DOMAINS, "", KINDS, SCORE, FREE, "") },
  { "edition-day-that-month-lacks", TRUE, FORMAT ("<edition from=\"2022-02-30\"/>", NUMBERS, DOMAINS, "", KINDS, SCORE, FREE, "") },
  { "edition-with-space", FALSE, FORMAT ("<edition from=\" 2022\"/>", NUMBERS, DOMAINS, "", KINDS, SCORE, FREE, "") },
  { "edition-with-space-inside", FALSE, FORMAT ("<edition> </edition>", NUMBERS, DOMAINS, "", KINDS, SCORE, FREE, "") },
  { "number-with-space", TRUE,
    FORMAT (EDITION, "<items> 10\n</items><pretest>0</pretest><minutes>060</minutes>", DOMAINS, "", KINDS, SCORE, FREE, "") },
  { "number-with-sign", TRUE,
    FORMAT (EDITION, "<items>+10</items><pretest>-0</pretest><minutes>60</minutes>", DOMAINS, "", KINDS, SCORE, FREE, "") },
  { "number-too-great", FALSE,
    FORMAT (EDITION, "<items>1001</items><pretest>0</pretest><minutes>60</minutes>", DOMAINS, "", KINDS, SCORE, FREE, "") },
  { "number-with-comment", TRUE,
    FORMAT (EDITION, "<items>1<!-- c -->0</items><pretest>0</pretest><minutes>60</minutes>", DOMAINS, "", KINDS, SCORE, FREE, "") },
  { "percent-with-point-only", TRUE, FORMAT (EDITION, NUMBERS, DOMAINS, "", KINDS, "<percent-score cut=\"70.\"/>", FREE, "") },
  { "percent-without-first-digit", TRUE, FORMAT (EDITION, NUMBERS, DOMAINS, "", KINDS, "<percent-score cut=\".5\"/>", FREE, "") },
  { "percent-with-exponent", FALSE, FORMAT (EDITION, NUMBERS, DOMAINS, "", KINDS, "<percent-score cut=\"7e1\"/>", FREE, "") },
  { "percent-of-two-points", FALSE, FORMAT (EDITION, NUMBERS, DOMAINS, "", KINDS, "<percent-score cut=\"7.0.0\"/>", FREE, "") },
  { "percent-too-great", FALSE, FORMAT (EDITION, NUMBERS, DOMAINS, "", KINDS, "<percent-score cut=\"100.01\"/>", FREE, "") },
  { "parts", TRUE, FORMAT (EDITION, NUMBERS, DOMAINS, "", KINDS, SCORE,
                           "<navigation mode=\"locked-parts\"><part items=\"4\"/><part items=\"6\"/></navigation>", "") },
  { "parts-in-free-navigation", TRUE, FORMAT (EDITION, NUMBERS, DOMAINS, "", KINDS, SCORE,
                                              "<navigation mode=\"free\"><part items=\"4\"/></navigation>", "") },
  { "tail-in-wrong-order", FALSE, FORMAT (EDITION, NUMBERS, DOMAINS, "", KINDS, SCORE, FREE, "<book>B</book><warning minutes=\"5\"/>") },
  { "nine-warnings", FALSE, FORMAT (EDITION, NUMBERS, DOMAINS, "", KINDS, SCORE, FREE,
    "<warning minutes=\"1\"/><warning minutes=\"2\"/><warning minutes=\"3\"/><warning minutes=\"4\"/><warning minutes=\"5\"/>"
    "<warning minutes=\"6\"/><warning minutes=\"7\"/><warning minutes=\"8\"/><warning minutes=\"9\"/>") },
  { "case-section", TRUE, FORMAT (EDITION, NUMBERS, DOMAINS, "<case-section cases=\"1\" pretest=\"2\"/>", KINDS, SCORE, FREE, "") },
};

static void
test_format_row (gconstpointer data)
{
  const Row *row = data;

  g_assert_cmpint (is_valid (row->xml, strlen (row->xml)), ==, row->valid);
  assert_agreement (row->xml, strlen (row->xml));
}

/* --- Mutants --- */

/* The same on each run and each machine: the generator is our own. */
static guint
pick (guint32 *state,
      guint    n)
{
  *state = *state * 1664525u + 1013904223u;
  return (*state >> 8) % n;
}

static void
collect_elements (xmlNode   *node,
                  GPtrArray *elements)
{
  for (; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      {
        g_ptr_array_add (elements, node);
        collect_elements (node->children, elements);
      }
}

static xmlNode *
pick_element (GPtrArray *elements,
              guint32   *state)
{
  return g_ptr_array_index (elements, pick (state, elements->len));
}

static xmlAttr *
pick_attribute (GPtrArray *elements,
                guint32   *state)
{
  xmlNode *node = pick_element (elements, state);
  xmlAttr *attribute = node->properties;

  for (guint i = pick (state, 3); attribute != NULL && attribute->next != NULL && i > 0; i--)
    attribute = attribute->next;
  return attribute;
}

static void
change_element (xmlDoc    *document,
                GPtrArray *elements,
                guint32   *state)
{
  static const char *const texts[] = { " ", "x", "0", "-1", "99999", "\n", "yes", "E11.9", "100", "1.5" };
  xmlNode *root = xmlDocGetRootElement (document);
  xmlNode *node = pick_element (elements, state);
  xmlNode *other = pick_element (elements, state);
  xmlNode *copy;

  if (node == root)
    return;

  switch (pick (state, 7))
    {
    case 0: xmlUnlinkNode (node); xmlFreeNode (node); break;
    case 1: xmlAddNextSibling (node, xmlCopyNode (node, 1)); break;
    case 2: xmlNodeSetName (node, other->name); break;
    case 3: xmlAddPrevSibling (xmlFirstElementChild (node->parent), node); break;
    case 4: xmlNodeSetContent (node, BAD_CAST texts[pick (state, G_N_ELEMENTS (texts))]); break;
    case 5: xmlAddNextSibling (node, xmlNewDocText (document, BAD_CAST texts[pick (state, G_N_ELEMENTS (texts))])); break;
    default:
      copy = xmlCopyNode (other, 1);
      if (other != root)
        xmlAddNextSibling (node, copy);
      else
        xmlFreeNode (copy);
      break;
    }
}

static void
change_attribute (GPtrArray *elements,
                  guint32   *state)
{
  static const char *const values[] = {
    "", " ", "x", "0", "1", "26", "1001", "-1", "yes", "no", "maybe", "random", "free", "locked-parts", "ICD-10-CM", "2026",
    "2026-05", "2026-13", "https://example.org/", "https://x y", "en", "50.5", "101", "a b", "\303\251", "typed-codes",
  };
  xmlAttr *attribute = pick_attribute (elements, state);
  xmlAttr *other = pick_attribute (elements, state);
  xmlNode *node = pick_element (elements, state);

  if (attribute == NULL || other == NULL)
    return;

  switch (pick (state, 4))
    {
    case 0: xmlRemoveProp (attribute); break;
    case 1: xmlSetProp (node, other->name, BAD_CAST values[pick (state, G_N_ELEMENTS (values))]); break;
    case 2: xmlSetProp (attribute->parent, other->name, BAD_CAST "x"); break;
    default: xmlSetProp (attribute->parent, attribute->name, BAD_CAST values[pick (state, G_N_ELEMENTS (values))]); break;
    }
}

static void
mutate (xmlDoc  *document,
        guint32 *state)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  collect_elements (xmlDocGetRootElement (document), elements);
  if (pick (state, 2) == 0)
    change_element (document, elements, state);
  else
    change_attribute (elements, state);
}

/* Leaves a few items of a bank, so that a mutation hits something new and a mutant is soon read. */
static void
thin_out (xmlDoc  *document,
          guint32 *state)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  guint first;

  for (xmlNode *node = xmlFirstElementChild (xmlDocGetRootElement (document)); node != NULL; node = xmlNextElementSibling (node))
    if (xmlStrEqual (node->name, BAD_CAST "item") || xmlStrEqual (node->name, BAD_CAST "case"))
      g_ptr_array_add (items, node);

  if (items->len == 0)
    return;

  first = pick (state, items->len);
  for (guint i = 0; i < items->len; i++)
    if (i < first || i > first + 1)
      {
        xmlUnlinkNode (g_ptr_array_index (items, i));
        xmlFreeNode (g_ptr_array_index (items, i));
      }
}

static void
check_mutants (xmlDoc *original,
               guint   n,
               guint  *n_valid)
{
  guint32 state = 1;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (xmlDoc) document = xmlCopyDoc (original, 1);
      xmlChar *xml = NULL;
      int length;

      thin_out (document, &state);
      for (guint mutations = pick (&state, 3) + 1; mutations > 0; mutations--)
        mutate (document, &state);

      xmlDocDumpMemory (document, &xml, &length);
      *n_valid += is_valid ((const char *) xml, (gsize) length);
      assert_agreement ((const char *) xml, (gsize) length);
      xmlFree (xml);
      if (g_test_failed ())
        return;
    }
}

/* Both kinds of mutants have to be there, or nothing was compared. */
static void
test_mutants (gconstpointer data)
{
  g_autofree char *path = test_exams_path (data, NULL);
  g_autoptr (xmlDoc) original = xmlReadFile (path, NULL, XML_PARSE_NONET);
  guint n_valid = 0;

  g_assert_nonnull (original);
  check_mutants (original, N_MUTANTS, &n_valid);
  g_test_message ("%u of %u are valid", n_valid, N_MUTANTS);
  g_assert_cmpuint (n_valid, >, N_MUTANTS / 20);
  g_assert_cmpuint (n_valid, <, N_MUTANTS * 19 / 20);
}

/* A bank with every element and attribute that there is. */
static void
test_mutants_of_everything (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", "bank", "everything.xml", NULL);
  g_autoptr (xmlDoc) original = xmlReadFile (path, NULL, XML_PARSE_NONET);
  guint n_valid = 0;

  g_assert_nonnull (original);
  check_mutants (original, 2 * N_MUTANTS, &n_valid);
  g_assert_cmpuint (n_valid, >, N_MUTANTS / 10);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const originals[] = {
    "banks/cca-starter.xml", "banks/ccs-starter.xml", "banks/cpc-starter.xml",
    "formats/cca-2026-05.xml", "formats/ccs-2014.xml", "formats/cpc-2022.xml",
  };
  int status;

  g_test_init (&argc, &argv, NULL);
  load_schema ();

  g_test_add_data_func ("/schema-agreement/banks", "banks", test_bundled);
  g_test_add_data_func ("/schema-agreement/formats", "formats", test_bundled);
  TEST_ADD_ROWS ("/schema-agreement/bank/", rows, test_row);
  TEST_ADD_ROWS ("/schema-agreement/format/", format_rows, test_format_row);
  for (guint i = 0; i < G_N_ELEMENTS (originals); i++)
    {
      g_autofree char *path = g_strconcat ("/schema-agreement/mutants/", originals[i], NULL);

      g_test_add_data_func (path, originals[i], test_mutants);
    }
  g_test_add_func ("/schema-agreement/mutants/everything", test_mutants_of_everything);

  status = g_test_run ();
  xmlSchemaFree (schema);
  return status;
}
