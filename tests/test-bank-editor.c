/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "author/exam-bank-editor.h"
#include "author/exam-text-writer.h"
#include "bank/exam-bank-reader.h"
#include "bank/exam-item-writer.h"
#include "test-support.h"

static const char *const bank_names[] = {
  "cca-core", "cca-starter", "ccs-cases", "ccs-coding", "ccs-practice", "ccs-starter", "cpc-general", "cpc-services",
  "cpc-starter", "cpc-surgery",
};

static char *
load_bank (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".xml", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "exams", "banks", file, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static ExamEntry *
get_entry (ExamBankEditor *editor,
           guint           index)
{
  g_autoptr (ExamEntry) entry = g_list_model_get_item (exam_bank_editor_get_entries (editor), index);

  return entry;
}

static ExamBank *
read_bank (ExamBankEditor *editor)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  gsize length;
  const char *text = exam_manuscript_get_text (exam_bank_editor_get_manuscript (editor), &length);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return exam_bank_read_bytes ("b.xml", bytes, NULL, problems);
}

/* The sheet of each item says what the reader of banks reads. */
static void
test_bundled (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bank_names); i++)
    {
      g_autofree char *text = load_bank (bank_names[i]);
      g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (text, -1);
      g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);
      g_autoptr (ExamBank) bank = read_bank (editor);
      g_autoptr (ExamBank) head = exam_bank_editor_read_head (editor);
      guint n = g_list_model_get_n_items (exam_bank_editor_get_entries (editor));
      g_autoptr (ExamCase) exam_case = NULL;
      ExamEntry *case_entry = NULL;
      guint n_items = 0;

      g_assert_true (exam_bank_editor_is_sound (editor));
      g_assert_cmpstr (exam_bank_get_title (head), ==, exam_bank_get_title (bank));
      g_assert_cmpstr (exam_bank_get_revision (head), ==, exam_bank_get_revision (bank));
      g_assert_cmpuint (exam_bank_get_n_code_sets (head), ==, exam_bank_get_n_code_sets (bank));

      for (guint j = 0; j < n; j++)
        {
          ExamEntry *entry = get_entry (editor, j);
          g_autoptr (ExamItemSheet) sheet = NULL;
          g_autoptr (ExamItem) item = NULL;
          g_autofree char *expected = NULL;
          g_autofree char *found = NULL;

          if (exam_entry_get_kind (entry) == EXAM_ENTRY_CASE)
            {
              g_autoptr (ExamCaseSheet) case_sheet = exam_bank_editor_read_case (editor, entry);

              g_assert_false (case_sheet->odd);
              g_clear_pointer (&exam_case, exam_case_unref);
              exam_case = exam_case_sheet_to_case (case_sheet);
              case_entry = entry;
              continue;
            }

          sheet = exam_bank_editor_read_item (editor, entry);
          g_assert_false (sheet->odd);
          g_assert_true (exam_entry_get_case (entry) == NULL || exam_entry_get_case (entry) == case_entry);
          item = exam_item_sheet_to_item (sheet, exam_entry_get_case (entry) != NULL ? exam_case : NULL);
          expected = exam_item_to_xml (exam_bank_get_item (bank, n_items++));
          found = exam_item_to_xml (item);
          g_assert_cmpstr (found, ==, expected);
          g_assert_cmpstr (exam_entry_get_summary (entry), !=, "");
        }
      g_assert_cmpuint (n_items, ==, exam_bank_get_n_items (bank));
    }
}

/* --- Verbs --- */

static const char base[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<!-- ours -->\n"
  "<bank xmlns=\"urn:mockingbird:exam:1\" id='b' format=\"cca\">\n"
  "  <title>A &amp; B</title>\n"
  "  <author>One</author>   <!-- first -->\n"
  "  <code-set system=\"HCPCS\" year=\"2026\"/>\n"
  "\n"
  "  <!-- ===== Part ===== -->\n"
  "\n"
  "  <!-- keep\n"
  "       with i-1 -->\n"
  "  <item domain='privacy' id=\"i-1\">\n"
  "    <stem>What is &#8220;it&#8221; <!-- hm --> if the words go on and on until the line is nearly full, and then some more\n"
  "      that stand in <b>the second</b> line of it?</stem>\n"
  "    <choice>\n"
  "      <option>One <!-- c --></option>\n"
  "      <!-- the right one -->\n"
  "      <option key=\"yes\">Two\n"
  "        <why>Since it is <i>two</i>.</why></option> <!-- two -->\n"
  "      <option>\n"
  "        <p>Three</p>\n"
  "        <ul>\n"
  "          <li>a</li>\n"
  "          <li>b</li>\n"
  "        </ul>\n"
  "        <why>No.</why>\n"
  "      </option>\n"
  "    </choice>\n"
  "    <source title='T' year=\"2026\"/>\n"
  "  </item>\n"
  "\n"
  "  <item id=\"i-2\" domain=\"privacy\"><stem>s</stem><codes system=\"HCPCS\"><code>A1</code></codes></item>\n"
  "\n"
  "  <case id=\"c\" title=\"Case\">\n"
  "    <document title=\"D1\">One</document>\n"
  "    <document title=\"D2\">\n"
  "      <pre>a\n"
  "  b</pre>\n"
  "      <table>\n"
  "        <tr><th>x</th><td>1</td></tr>\n"
  "        <tr><th>y</th><td>2</td></tr>\n"
  "      </table>\n"
  "    </document>\n"
  "    <item id=\"i-3\" domain=\"privacy\">\n"
  "      <stem>s</stem>\n"
  "      <codes system=\"ICD-10-CM\" first=\"yes\">\n"
  "        <code>I10<why>w</why></code>\n"
  "        <code optional=\"yes\">E11.9</code>\n"
  "      </codes>\n"
  "      <rationale>r</rationale>\n"
  "    </item>\n"
  "  </case>\n"
  "\n"
  "  <item id=\"i-4\" domain=\"privacy\"/>\n"
  "</bank>\n";

enum { ITEM, SHORT_ITEM, CASE, CASE_ITEM, EMPTY_ITEM };

static ExamText *
markup (const char *canonical)
{
  static GPtrArray *texts;

  /* Kept until the end, so that a row can be written on a line. */
  if (texts == NULL)
    texts = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_text_unref);
  g_ptr_array_add (texts, exam_text_new_from_markup (canonical, -1));
  return g_ptr_array_index (texts, texts->len - 1);
}

#define VERB(name, call) \
  static gboolean name (ExamBankEditor *e) { G_GNUC_UNUSED ExamEntry *item = get_entry (e, ITEM), *brief = get_entry (e, SHORT_ITEM), \
  *record = get_entry (e, CASE), *coded = get_entry (e, CASE_ITEM), *empty = get_entry (e, EMPTY_ITEM); return call; }

#define STEM_START "What is “it” if the words go on and on until the line is nearly full, and then some "

static const char *const two_authors[] = { "One", "Two & <3>", NULL };
static const char *const no_authors[] = { NULL };
static const char *const systems[] = { "ICD-10-CM", "HCPCS", NULL };
static const char *const years[] = { "2026", "2025", NULL };

VERB (stem_word, exam_bank_editor_set_stem (e, item, markup ("<p>" STEM_START "more that stand in <b>the 2nd</b> line of it?</p>")))
VERB (stem_overflow, exam_bank_editor_set_stem (e, item, markup ("<p>" STEM_START "more and even more that stand in <b>the second</b> line of it?</p>")))
VERB (stem_first, exam_bank_editor_set_stem (e, item, markup ("<p>Who is “it” if the words go on and on until the line is nearly full, and then some more that stand in <b>the second</b> line of it?</p>")))
VERB (stem_same, exam_bank_editor_set_stem (e, item, markup ("<p>" STEM_START "more that stand in <b>the second</b> line of it?</p>")))
VERB (stem_blocks, exam_bank_editor_set_stem (e, brief, markup ("<p>s</p><ul><li>a &lt; b</li></ul>")))
VERB (stem_none, exam_bank_editor_set_stem (e, coded, NULL))
VERB (stem_new, exam_bank_editor_set_stem (e, empty, markup ("<p>New</p>")))
VERB (rationale_new, exam_bank_editor_set_rationale (e, item, markup ("<p>Because.</p>")))
VERB (rationale_inline, exam_bank_editor_set_rationale (e, brief, markup ("<p>Because.</p>")))
VERB (rationale_none, exam_bank_editor_set_rationale (e, coded, NULL))
VERB (rationale_blank, exam_bank_editor_set_rationale (e, coded, markup ("<p> </p>")) &&
      exam_bank_editor_set_rationale (e, item, markup ("<p></p>")))
VERB (control_characters, exam_bank_editor_set_option_text (e, item, 1, markup ("<p>\x01Two\x1f</p>")) &&
      exam_bank_editor_set_attribute (e, item, "domain", "a\x02\n<b>"))
VERB (option_text, exam_bank_editor_set_option_text (e, item, 1, markup ("<p>Too &amp; two</p>")))
VERB (option_none, exam_bank_editor_set_option_text (e, item, 1, NULL))
VERB (option_list, exam_bank_editor_set_option_text (e, item, 2, markup ("<p>Three</p><ul><li>a</li><li>new</li><li>b</li></ul>")))
VERB (option_less, exam_bank_editor_set_option_text (e, item, 2, markup ("<p>Three</p><ul><li>b</li></ul>")))
VERB (option_to_blocks, exam_bank_editor_set_option_text (e, item, 1, markup ("<p>Two</p><p>More</p>")))
VERB (why_text, exam_bank_editor_set_option_why (e, item, 1, markup ("<p>Since it is <i>too</i>.</p>")))
VERB (why_none, exam_bank_editor_set_option_why (e, item, 1, NULL))
VERB (why_new, exam_bank_editor_set_option_why (e, item, 0, markup ("<p>No.</p>")))
VERB (key_other, exam_bank_editor_set_option_key (e, item, 0, TRUE))
VERB (key_none, exam_bank_editor_set_option_key (e, item, 1, FALSE))
VERB (pinned, exam_bank_editor_set_option_pinned (e, item, 1, TRUE))
VERB (shuffled, exam_bank_editor_set_shuffled (e, item, FALSE))
VERB (multiple, exam_bank_editor_set_kind (e, item, EXAM_ITEM_MULTIPLE_CHOICE))
VERB (multiple_keys, exam_bank_editor_set_kind (e, item, EXAM_ITEM_MULTIPLE_CHOICE) && exam_bank_editor_set_option_key (e, item, 0, TRUE) &&
      exam_bank_editor_set_option_key (e, item, 2, TRUE))
VERB (multiple_single, multiple_keys (e) && exam_bank_editor_set_kind (e, item, EXAM_ITEM_SINGLE_CHOICE))
VERB (to_codes, exam_bank_editor_set_kind (e, item, EXAM_ITEM_TYPED_CODES) && exam_bank_editor_set_code (e, item, 0, "A0001", FALSE))
VERB (to_choice, exam_bank_editor_set_kind (e, coded, EXAM_ITEM_SINGLE_CHOICE))
VERB (to_choice_inline, exam_bank_editor_set_kind (e, brief, EXAM_ITEM_MULTIPLE_CHOICE))
VERB (kind_new, exam_bank_editor_set_kind (e, empty, EXAM_ITEM_TYPED_CODES))
VERB (option_add, exam_bank_editor_add_option (e, item))
VERB (option_remove, exam_bank_editor_remove_option (e, item, 0))
VERB (option_move, exam_bank_editor_move_option (e, item, 1, 0))
VERB (codes_set, exam_bank_editor_set_codes (e, coded, EXAM_CODE_SYSTEM_OTHER, FALSE))
VERB (code_add, exam_bank_editor_add_code (e, coded))
VERB (code_add_inline, exam_bank_editor_add_code (e, brief))
VERB (code_set, exam_bank_editor_set_code (e, coded, 0, "I11.9", TRUE))
VERB (code_why, exam_bank_editor_set_code_why (e, coded, 1, markup ("<p>x</p>")))
VERB (code_remove, exam_bank_editor_remove_code (e, coded, 0))
VERB (source_add, exam_bank_editor_add_source (e, item) && exam_bank_editor_set_source (e, item, 1, "title", "A \"b\" & c") &&
      exam_bank_editor_set_source (e, item, 1, "section", "1"))
VERB (source_set, exam_bank_editor_set_source (e, item, 0, "title", "It's") && exam_bank_editor_set_source (e, item, 0, "year", ""))
VERB (source_remove, exam_bank_editor_remove_source (e, item, 0))
VERB (domain, exam_bank_editor_set_attribute (e, item, "domain", "coding"))
VERB (pretest, exam_bank_editor_set_attribute (e, item, "pretest", "yes"))
VERB (setting, exam_bank_editor_set_attribute (e, record, "title", NULL) && exam_bank_editor_set_attribute (e, record, "setting", "inpatient"))
VERB (document_add, exam_bank_editor_add_document (e, record, "D3"))
VERB (document_text, exam_bank_editor_set_document (e, record, 1, "D2",
      markup ("<pre>a\n  b</pre><table><tr><th>x</th><td>1</td></tr><tr><th>y</th><td>3</td></tr></table>")))
VERB (document_move, exam_bank_editor_move_document (e, record, 0, 1))
VERB (document_remove, exam_bank_editor_remove_document (e, record, 0))
VERB (head_id, exam_bank_editor_set_head (e, "id", "it's"))
VERB (head_revision, exam_bank_editor_set_head (e, "revision", "2"))
VERB (head_title, exam_bank_editor_set_head (e, "title", "A < B"))
VERB (head_license, exam_bank_editor_set_head (e, "license", "CC"))
VERB (authors, exam_bank_editor_set_authors (e, two_authors))
VERB (authors_none, exam_bank_editor_set_authors (e, no_authors))
VERB (code_sets, exam_bank_editor_set_code_sets (e, systems, years))
VERB (allow_item, exam_bank_editor_allow (e, item, "no-why", "so"))
VERB (allow_bank, exam_bank_editor_allow (e, NULL, "no-why", "so"))
VERB (remove_first, exam_bank_editor_remove (e, item))
VERB (remove_last, exam_bank_editor_remove (e, empty))
VERB (remove_in_case, exam_bank_editor_remove (e, coded))
VERB (move_up, exam_bank_editor_move (e, brief, NULL, item))
VERB (move_end, exam_bank_editor_move (e, item, NULL, NULL))
VERB (move_in, exam_bank_editor_move (e, empty, record, coded))
VERB (move_out, exam_bank_editor_move (e, coded, NULL, empty))
VERB (move_nowhere, exam_bank_editor_move (e, item, NULL, brief))
VERB (duplicate, exam_bank_editor_duplicate (e, coded) != NULL)
VERB (duplicate_case, exam_bank_editor_duplicate (e, record) != NULL)

/* What stands in @old stands in @new afterwards, and nothing else changed. */
static const struct {
  const char *name;
  gboolean  (*verb) (ExamBankEditor *editor);
  const char *old;
  const char *new;
} verbs[] = {
  { "stem-word", stem_word, "<b>the second</b>", "<b>the 2nd</b>" },
  { "stem-overflow", stem_overflow, "and then some more\n      that stand",
    "and then some more\n      and even more that stand" },
  { "stem-first", stem_first, "<stem>What", "<stem>Who" },
  { "stem-same", stem_same, "", "" },
  { "stem-blocks", stem_blocks, "<stem>s</stem><codes system=\"HCPCS\">",
    "<stem>\n    <p>s</p>\n    <ul>\n      <li>a &lt; b</li>\n    </ul>\n  </stem><codes system=\"HCPCS\">" },
  { "stem-none", stem_none, "      <stem>s</stem>\n      <codes", "      <stem></stem>\n      <codes" },
  { "stem-new", stem_new, "<item id=\"i-4\" domain=\"privacy\"/>", "<item id=\"i-4\" domain=\"privacy\">\n    <stem>New</stem>\n  </item>" },
  { "rationale-new", rationale_new, "    <source", "    <rationale>Because.</rationale>\n    <source" },
  { "rationale-inline", rationale_inline, "</codes></item>", "</codes><rationale>Because.</rationale></item>" },
  { "rationale-none", rationale_none, "      <rationale>r</rationale>\n", "" },
  { "rationale-blank", rationale_blank, "      <rationale>r</rationale>\n", "" },
  { "control-characters", control_characters, "domain='privacy'", "domain='a &lt;b>'" },
  { "option-text", option_text, ">Two\n", ">Too &amp; two\n" },
  { "option-none", option_none, ">Two\n", ">\n" },
  { "option-list", option_list, "          <li>b</li>\n", "          <li>new</li>\n          <li>b</li>\n" },
  { "option-less", option_less, "          <li>a</li>\n", "" },
  { "option-to-blocks", option_to_blocks, ">Two\n", ">\n        <p>Two</p>\n        <p>More</p>\n" },
  { "why-text", why_text, "<i>two</i>", "<i>too</i>" },
  { "why-none", why_none, "Two\n        <why>Since it is <i>two</i>.</why></option>", "Two</option>" },
  { "why-new", why_new, "One <!-- c --></option>", "One <!-- c -->\n        <why>No.</why></option>" },
  { "key-other", key_other, "<option>One <!-- c --></option>\n      <!-- the right one -->\n      <option key=\"yes\">",
    "<option key=\"yes\">One <!-- c --></option>\n      <!-- the right one -->\n      <option>" },
  { "key-none", key_none, "<option key=\"yes\">", "<option>" },
  { "pinned", pinned, "<option key=\"yes\">", "<option key=\"yes\" pinned=\"yes\">" },
  { "shuffled", shuffled, "<choice>", "<choice shuffle=\"no\">" },
  { "multiple", multiple, "<choice>", "<choice choose=\"2\">" },
  { "multiple-keys", multiple_keys, "<choice>\n      <option>One <!-- c --></option>\n      <!-- the right one -->\n      <option key=\"yes\">Two\n"
    "        <why>Since it is <i>two</i>.</why></option> <!-- two -->\n      <option>",
    "<choice choose=\"3\">\n      <option key=\"yes\">One <!-- c --></option>\n      <!-- the right one -->\n      <option key=\"yes\">Two\n"
    "        <why>Since it is <i>two</i>.</why></option> <!-- two -->\n      <option key=\"yes\">" },
  { "multiple-single", multiple_single, "<option>One <!-- c --></option>\n      <!-- the right one -->\n      <option key=\"yes\">",
    "<option key=\"yes\">One <!-- c --></option>\n      <!-- the right one -->\n      <option>" },
  { "to-choice", to_choice, "<codes system=\"ICD-10-CM\" first=\"yes\">\n        <code>I10<why>w</why></code>\n"
    "        <code optional=\"yes\">E11.9</code>\n      </codes>",
    "<choice>\n        <option></option>\n        <option></option>\n        <option></option>\n        <option></option>\n      </choice>" },
  { "to-choice-inline", to_choice_inline, "<codes system=\"HCPCS\"><code>A1</code></codes>",
    "<choice choose=\"2\"><option></option><option></option><option></option><option></option></choice>" },
  { "kind-new", kind_new, "<item id=\"i-4\" domain=\"privacy\"/>",
    "<item id=\"i-4\" domain=\"privacy\">\n    <codes system=\"HCPCS\">\n      <code></code>\n    </codes>\n  </item>" },
  { "option-add", option_add, "      </option>\n    </choice>", "      </option>\n      <option></option>\n    </choice>" },
  { "option-remove", option_remove, "      <option>One <!-- c --></option>\n", "" },
  { "option-move", option_move, "      <option>One <!-- c --></option>\n      <!-- the right one -->\n      <option key=\"yes\">Two\n"
    "        <why>Since it is <i>two</i>.</why></option> <!-- two -->\n",
    "      <!-- the right one -->\n      <option key=\"yes\">Two\n"
    "        <why>Since it is <i>two</i>.</why></option> <!-- two -->\n      <option>One <!-- c --></option>\n" },
  { "codes-set", codes_set, "<codes system=\"ICD-10-CM\" first=\"yes\">", "<codes system=\"other\">" },
  { "code-add", code_add, "      </codes>", "        <code></code>\n      </codes>" },
  { "code-add-inline", code_add_inline, "<code>A1</code>", "<code>A1</code><code></code>" },
  { "code-set", code_set, "<code>I10<why>", "<code optional=\"yes\">I11.9<why>" },
  { "code-why", code_why, "E11.9</code>", "E11.9<why>x</why></code>" },
  { "code-remove", code_remove, "        <code>I10<why>w</why></code>\n", "" },
  { "source-add", source_add, "<source title='T' year=\"2026\"/>\n",
    "<source title='T' year=\"2026\"/>\n    <source title=\"A &quot;b&quot; &amp; c\" section=\"1\"/>\n" },
  { "source-set", source_set, "<source title='T' year=\"2026\"/>", "<source title='It&apos;s'/>" },
  { "source-remove", source_remove, "    <source title='T' year=\"2026\"/>\n", "" },
  { "domain", domain, "<item domain='privacy' id=\"i-1\">", "<item domain='coding' id=\"i-1\">" },
  { "pretest", pretest, "<item domain='privacy' id=\"i-1\">", "<item domain='privacy' id=\"i-1\" pretest=\"yes\">" },
  { "setting", setting, "<case id=\"c\" title=\"Case\">", "<case id=\"c\" setting=\"inpatient\">" },
  { "document-add", document_add, "    </document>\n    <item", "    </document>\n    <document title=\"D3\"></document>\n    <item" },
  { "document-text", document_text, "<td>2</td>", "<td>3</td>" },
  { "document-move", document_move, "    <document title=\"D1\">One</document>\n    <document title=\"D2\">\n      <pre>a\n  b</pre>\n"
    "      <table>\n        <tr><th>x</th><td>1</td></tr>\n        <tr><th>y</th><td>2</td></tr>\n      </table>\n    </document>\n",
    "    <document title=\"D2\">\n      <pre>a\n  b</pre>\n"
    "      <table>\n        <tr><th>x</th><td>1</td></tr>\n        <tr><th>y</th><td>2</td></tr>\n      </table>\n    </document>\n"
    "    <document title=\"D1\">One</document>\n" },
  { "document-remove", document_remove, "    <document title=\"D1\">One</document>\n", "" },
  { "head-id", head_id, "id='b'", "id='it&apos;s'" },
  { "head-revision", head_revision, "format=\"cca\">", "format=\"cca\" revision=\"2\">" },
  { "head-title", head_title, "A &amp; B", "A &lt; B" },
  { "head-license", head_license, "<!-- first -->\n", "<!-- first -->\n  <license>CC</license>\n" },
  { "authors", authors, "<!-- first -->\n", "<!-- first -->\n  <author>Two &amp; &lt;3&gt;</author>\n" },
  { "authors-none", authors_none, "\n  <author>One</author>   <!-- first -->\n", "   <!-- first -->\n" },
  { "code-sets", code_sets, "<code-set system=\"HCPCS\" year=\"2026\"/>\n",
    "<code-set system=\"ICD-10-CM\" year=\"2026\"/>\n  <code-set system=\"HCPCS\" year=\"2025\"/>\n" },
  { "allow-item", allow_item, "year=\"2026\"/>\n  </item>", "year=\"2026\"/>\n    <allow rule=\"no-why\" because=\"so\"/>\n  </item>" },
  { "allow-bank", allow_bank, "<code-set system=\"HCPCS\" year=\"2026\"/>\n",
    "<code-set system=\"HCPCS\" year=\"2026\"/>\n  <allow rule=\"no-why\" because=\"so\"/>\n" },
  { "remove-last", remove_last, "\n  <item id=\"i-4\" domain=\"privacy\"/>\n", "" },
  { "move-in", move_in, "", NULL },
  { "move-nowhere", move_nowhere, "", "" },
  { "remove-first", remove_first, "", NULL },
  { "remove-in-case", remove_in_case, "", NULL },
  { "move-up", move_up, "", NULL },
  { "move-end", move_end, "", NULL },
  { "move-out", move_out, "", NULL },
  { "duplicate", duplicate, "", NULL },
  { "duplicate-case", duplicate_case, "", NULL },
  { "to-codes", to_codes, "", NULL },
};

static char *
replace_all (const char *text,
             const char *old,
             const char *new)
{
  g_auto (GStrv) pieces = g_strsplit (text, old, -1);

  return g_strjoinv (new, pieces);
}

/* Leading pairs of spaces become tabs. */
static char *
indent_by_tabs (const char *text)
{
  GString *tabs = g_string_new (NULL);
  gboolean leads = TRUE;

  for (; *text != '\0'; text++)
    {
      if (leads && g_str_has_prefix (text, "  "))
        {
          g_string_append_c (tabs, '\t');
          text++;
          continue;
        }
      leads = *text == '\n';
      g_string_append_c (tabs, *text);
    }
  return g_string_free (tabs, FALSE);
}

/* Long texts differ in few places: shows the first. */
static void
assert_same (const char *text,
             const char *expected)
{
  gsize same = 0;

  while (text[same] != '\0' && text[same] == expected[same])
    same++;
  while (same > 0 && text[same - 1] != '\n')
    same--;
  if (strcmp (text + same, expected + same) != 0)
    {
      g_test_message ("found:\n%.600s", text + same);
      g_test_message ("expected:\n%.600s", expected + same);
      g_test_fail ();
    }
}

static void
check_verb (const char *text,
            const char *expected,
            gboolean  (*verb) (ExamBankEditor *editor))
{
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (text, -1);
  g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);

  g_assert_true (exam_bank_editor_is_sound (editor));
  g_assert_true (verb (editor));
  g_assert_true (exam_bank_editor_is_sound (editor));
  assert_same (exam_manuscript_get_text (manuscript, NULL), expected);
  while (exam_manuscript_can_undo (manuscript))
    exam_manuscript_undo (manuscript);
  assert_same (exam_manuscript_get_text (manuscript, NULL), text);
}

static void
test_verb (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  const char *at = strstr (base, verbs[row].old);
  g_autofree char *expected = NULL;

  if (verbs[row].new == NULL)
    {
      g_autofree char *path = g_strconcat ("author/", verbs[row].name, ".xml", NULL);
      g_autofree char *file = g_test_build_filename (G_TEST_DIST, "data", path, NULL);

      g_assert_true (g_file_get_contents (file, &expected, NULL, NULL));
    }
  else
    {
      g_assert_nonnull (at);
      expected = g_strdup_printf ("%.*s%s%s", (int) (at - base), base, verbs[row].new, at + strlen (verbs[row].old));
    }

  check_verb (base, expected, verbs[row].verb);
  {
    g_autofree char *crlf_base = replace_all (base, "\n", "\r\n");
    g_autofree char *crlf_expected = replace_all (expected, "\n", "\r\n");

    check_verb (crlf_base, crlf_expected, verbs[row].verb);
  }
  if (strstr (verbs[row].name, "document") == NULL)
    {
      g_autofree char *tab_base = indent_by_tabs (base);
      g_autofree char *tab_expected = indent_by_tabs (expected);

      check_verb (tab_base, tab_expected, verbs[row].verb);
    }
}

/* --- Any verb on any item --- */

/* Another text with the same blocks, one word of which is another; or, at times, quite another text. */
static ExamText *
vary (GRand    *random,
      ExamText *text)
{
  static const char *const others[] = {
    "<p>Short</p>", "<p>One</p><p>Two &amp; <b>three</b></p>", "<ul><li>a</li><li>b <i>c</i></li></ul>", "<pre>x\n  y</pre>",
    "<p>“A &lt; B” is said</p><table><tr><th>H</th><td>1</td></tr></table>", "<p>x</p><img src=\"a.png\" alt=\"a &amp; b\"/>",
    "<p>a<br/>b <sub>2</sub></p>",
  };
  static const char *const words[] = { "", "word", "several words more", "R&amp;D", "“quoted”", "incomprehensibilities" };
  g_auto (GStrv) pieces = NULL;
  g_autofree char *joined = NULL;
  guint index;

  if (text == NULL || g_rand_int_range (random, 0, 4) == 0)
    return exam_text_new_from_markup (others[g_rand_int_range (random, 0, G_N_ELEMENTS (others))], -1);

  pieces = g_strsplit (exam_text_get_markup (text), " ", -1);
  index = (guint) g_rand_int_range (random, 0, (int) g_strv_length (pieces));
  if (strpbrk (pieces[index], "<>&=") == NULL)
    {
      g_free (pieces[index]);
      pieces[index] = g_strdup (words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
    }
  joined = g_strjoinv (" ", pieces);
  return exam_text_new_from_markup (joined, -1);
}

static void
take_text (ExamText **place,
           ExamText  *text)
{
  g_clear_pointer (place, exam_text_unref);
  *place = exam_text_normalize (text);
}

/* Does something to an item, and to its sheet what should come out. */
static void
change_item (GRand          *random,
             ExamBankEditor *editor,
             ExamEntry      *entry,
             ExamItemSheet  *sheet)
{
  g_autoptr (ExamText) text = NULL;
  guint index = sheet->options->len > 0 ? (guint) g_rand_int_range (random, 0, (int) sheet->options->len) : 0;
  ExamOptionSheet *option = sheet->options->len > 0 ? g_ptr_array_index (sheet->options, index) : NULL;
  ExamCodeSheet *code = sheet->codes->len > 0 ? g_ptr_array_index (sheet->codes, 0) : NULL;

  switch (g_rand_int_range (random, 0, 9))
    {
    case 0:
      text = vary (random, sheet->stem);
      g_assert_true (exam_bank_editor_set_stem (editor, entry, text));
      take_text (&sheet->stem, text);
      break;

    case 1:
      text = vary (random, sheet->rationale);
      g_assert_true (exam_bank_editor_set_rationale (editor, entry, text));
      take_text (&sheet->rationale, text);
      break;

    case 2:
      if (option == NULL)
        {
          text = vary (random, code->why);
          g_assert_true (exam_bank_editor_set_code_why (editor, entry, 0, text));
          take_text (&code->why, text);
          break;
        }
      text = vary (random, option->text);
      g_assert_true (exam_bank_editor_set_option_text (editor, entry, index, text));
      take_text (&option->text, text);
      break;

    case 3:
      if (option == NULL)
        {
          g_assert_true (exam_bank_editor_set_code (editor, entry, 0, "Z99.9", TRUE));
          g_free (code->code);
          code->code = g_strdup ("Z99.9");
          code->optional = TRUE;
          break;
        }
      text = vary (random, option->why);
      g_assert_true (exam_bank_editor_set_option_why (editor, entry, index, text));
      take_text (&option->why, text);
      break;

    case 4:
      g_assert_cmpint (exam_bank_editor_set_option_why (editor, entry, index, NULL), ==, option != NULL);
      if (option != NULL)
        take_text (&option->why, NULL);
      break;

    case 5:
      g_assert_cmpint (exam_bank_editor_set_option_key (editor, entry, index, TRUE), ==, option != NULL);
      for (guint i = 0; sheet->kind == EXAM_ITEM_SINGLE_CHOICE && i < sheet->options->len; i++)
        ((ExamOptionSheet *) g_ptr_array_index (sheet->options, i))->key = FALSE;
      if (option != NULL)
        option->key = TRUE;
      break;

    case 6:
      g_assert_cmpint (exam_bank_editor_move_option (editor, entry, index, 0), ==, option != NULL);
      if (option != NULL)
        g_ptr_array_insert (sheet->options, 0, g_ptr_array_steal_index (sheet->options, index));
      break;

    case 7:
      g_assert_true (exam_bank_editor_set_source (editor, entry, 0, "section", "It's \"new\" & <odd>"));
      g_free (((ExamSourceSheet *) g_ptr_array_index (sheet->sources, 0))->section);
      ((ExamSourceSheet *) g_ptr_array_index (sheet->sources, 0))->section = g_strdup ("It's \"new\" & <odd>");
      break;

    default:
      g_assert_cmpint (exam_bank_editor_remove_option (editor, entry, index), ==, option != NULL);
      if (option != NULL)
        g_ptr_array_remove_index (sheet->options, index);
      break;
    }
}

static char *
describe (const ExamItemSheet *sheet)
{
  g_autoptr (ExamItem) item = exam_item_sheet_to_item (sheet, NULL);

  return exam_item_to_xml (item);
}

/* Does anything to any item of a bank, @n_rounds times: what was meant happens, nothing else, and it can be taken back. */
static void
check_any (GRand      *random,
           const char *text,
           guint       n_rounds)
{
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (text, -1);
  g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);
  guint n = g_list_model_get_n_items (exam_bank_editor_get_entries (editor));
  gboolean crlf = strstr (text, "\r\n") != NULL;

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n_rounds; i++)
    {
      ExamEntry *entry = get_entry (editor, (guint) g_rand_int_range (random, 0, (int) n));
      g_autoptr (ExamItemSheet) sheet = exam_bank_editor_read_item (editor, entry);
      g_autoptr (ExamItemSheet) after = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *found = NULL;
      gsize start, end, after_start, after_end;
      const char *changed;

      if (sheet == NULL)
        continue;
      exam_entry_get_range (entry, &start, &end);
      change_item (random, editor, entry, sheet);

      g_assert_true (exam_bank_editor_is_sound (editor));
      g_assert_cmpuint (g_list_model_get_n_items (exam_bank_editor_get_entries (editor)), ==, n);
      after = exam_bank_editor_read_item (editor, entry);
      expected = describe (sheet);
      found = describe (after);
      g_assert_cmpstr (found, ==, expected);
      g_assert_false (after->odd);

      changed = exam_manuscript_get_text (manuscript, NULL);
      exam_entry_get_range (entry, &after_start, &after_end);
      g_assert_cmpuint (after_start, ==, start);
      g_assert_cmpmem (changed, start, text, start);
      g_assert_cmpstr (changed + after_end, ==, text + end);
      for (gsize j = after_start; crlf && j < after_end; j++)
        g_assert_true (changed[j] != '\n' || changed[j - 1] == '\r');

      while (exam_manuscript_can_undo (manuscript))
        exam_manuscript_undo (manuscript);
      g_assert_cmpstr (exam_manuscript_get_text (manuscript, NULL), ==, text);
      exam_entry_get_range (entry, &after_start, &after_end);
      g_assert_cmpuint (after_start, ==, start);
      g_assert_cmpuint (after_end, ==, end);
    }
}

static void
test_any (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < G_N_ELEMENTS (bank_names); i++)
    {
      g_autofree char *unix_text = load_bank (bank_names[i]);
      g_autofree char *text = i % 3 == 0 ? replace_all (unix_text, "\n", "\r\n") : g_strdup (unix_text);

      check_any (random, text, g_test_slow () ? 4000 : 250);
    }
}

/* --- Banks in any style --- */

typedef struct {
  GRand      *random;
  GString    *text;
  const char *eol;
  const char *unit;
  char        quote;
} Author;

static const char *
pick (Author            *self,
      const char *const *choices)
{
  return choices[g_rand_int_range (self->random, 0, (int) g_strv_length ((char **) choices))];
}

/* Here and there a comment or a blank line more; without indentation all is on one line. */
static void
put_line (Author *self,
          guint   level)
{
  static const char *const comments[] = { "<!-- c -->", "<!-- a - b\n -->", "<?pi x?>", NULL };

  if (self->unit == NULL)
    return;
  for (guint i = 0, n = 1 + (g_rand_int_range (self->random, 0, 8) == 0); i < n; i++)
    {
      g_string_append (self->text, self->eol);
      if (n == 2 && i == 0 && g_rand_boolean (self->random))
        continue;
      for (guint j = 0; j < level; j++)
        g_string_append (self->text, self->unit);
      if (n == 2 && i == 0)
        {
          g_autofree char *comment = replace_all (pick (self, comments), "\n", self->eol);

          g_string_append (self->text, comment);
        }
    }
}

static void
put_attribute (Author     *self,
               const char *name,
               const char *value)
{
  g_string_append_printf (self->text, " %s%s=%c%s%c", name, g_rand_int_range (self->random, 0, 9) == 0 ? " " : "", self->quote,
                          value, self->quote);
}

static void
put_rich (Author     *self,
          const char *name,
          guint       level)
{
  static const char *const texts[] = {
    "plain", "plain and\nbroken <b>bold\nwords</b>", " spaces ", "R&amp;D &#8211; &lt;5 &#x41;", "<![CDATA[<a> & b]]> c", "a<!-- c --> b",
    "<p>one</p><p>two\nlines</p>", "\n<p>one</p>\n<ul>\n<li>a</li><li>b</li>\n</ul>\n", "<pre>\n x\n  y\n</pre>",
    "<table><tr><th>a</th><td/></tr>\n<tr><td>b</td><td>c<br/>d</td></tr></table>", "<img src='a.png' alt='x' /><p>é</p>",
    "A<sub>1</sub> and <i>it<b>a</b>lics</i> that go on for a while, and then for another while, until nothing is left of the line, or so",
    NULL,
  };
  g_autofree char *text = replace_all (pick (self, texts), "\n", self->eol);

  g_string_append_printf (self->text, "<%s>%s</%s>", name, text, name);
}

static void
put_option (Author  *self,
            gboolean key)
{
  static const char *const texts[] = { "a", "b &amp; c", "<p>d</p>", "<p>e</p>\n<p>f</p>", "g\nh", "<b>i</b> ", NULL };
  g_autofree char *text = replace_all (pick (self, texts), "\n", self->eol);

  g_string_append (self->text, "<option");
  if (key)
    put_attribute (self, "key", "yes");
  g_string_append_printf (self->text, ">%s", text);
  if (g_rand_boolean (self->random))
    {
      put_line (self, 4);
      put_rich (self, "why", 4);
    }
  if (g_rand_int_range (self->random, 0, 3) == 0)
    put_line (self, 3);
  g_string_append (self->text, "</option>");
}

static void
put_item (Author *self,
          guint   number)
{
  g_autofree char *id = g_strdup_printf ("i-%u", number);
  guint n = (guint) g_rand_int_range (self->random, 2, 6);

  put_line (self, 1);
  g_string_append (self->text, "<item");
  put_attribute (self, "domain", "d");
  put_attribute (self, "id", id);
  g_string_append (self->text, ">");
  put_line (self, 2);
  put_rich (self, "stem", 2);
  put_line (self, 2);
  if (g_rand_int_range (self->random, 0, 4) == 0)
    {
      g_string_append (self->text, "<codes system='ICD-10-CM'><code> I10 </code><code>E11.9<why>x</why></code></codes>");
      put_line (self, 2);
    }
  else
    {
      g_string_append (self->text, "<choice>");
      for (guint i = 0; i < n; i++)
        {
          put_line (self, 3);
          put_option (self, i == 1);
        }
      put_line (self, 2);
      g_string_append (self->text, "</choice>");
    }
  if (g_rand_boolean (self->random))
    put_rich (self, "rationale", 2);
  g_string_append (self->text, "<source title=\"t\"/>");
  put_line (self, 1);
  g_string_append (self->text, "</item>");
}

static void
test_generated (void)
{
  static const char *const units[] = { "", " ", "  ", "    ", "\t" };
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 1000; i++)
    {
      guint unit = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (units) + 1);
      Author author = { random, g_string_new (NULL), g_rand_boolean (random) ? "\n" : "\r\n",
                        unit < G_N_ELEMENTS (units) ? units[unit] : NULL, g_rand_boolean (random) ? '"' : '\'' };

      g_string_append (author.text, "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\" format=\"f\"><title>t</title>");
      for (guint j = 0; j < 4; j++)
        put_item (&author, j);
      put_line (&author, 0);
      g_string_append (author.text, "</bank>");
      check_any (random, author.text->str, 6);
      g_string_free (author.text, TRUE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bank-editor/bundled", test_bundled);

  g_test_add_func ("/bank-editor/any", test_any);
  g_test_add_func ("/bank-editor/generated", test_generated);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *path = g_strconcat ("/bank-editor/verb/", verbs[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_verb);
    }

  return g_test_run ();
}
