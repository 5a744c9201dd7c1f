/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/author/exam-author-form.h"
#include "app/author/exam-bank-form.h"
#include "app/author/exam-code-editor-row.h"
#include "app/author/exam-code-set-row.h"
#include "app/author/exam-document-editor.h"
#include "app/author/exam-option-editor.h"
#include "app/author/exam-picture-dialog.h"
#include "app/author/exam-rich-view.h"
#include "app/author/exam-source-editor-row.h"
#include "app/author/exam-text-field.h"
#include "app/shared/exam-choice-field.h"
#include "app/shared/exam-entry-field.h"
#include "app/shared/exam-switch-field.h"
#include "author/exam-picture-file.h"
#include "bank/exam-error.h"
#include "bank/exam-image-file.h"
#include "test-support.h"

/* The form in which a bank is written: what is done with the widgets is what the text says, and the other way round. */

static const char bank_text[] =
  "<?xml version=\"1.0\"?>\n"
  "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\" format=\"cca\" revision=\"1\">\n"
  "  <title>Bank</title>\n"
  "  <author>Ann</author>\n"
  "  <license>CC-BY-4.0</license>\n"
  "  <code-set system=\"ICD-10-CM\" year=\"2026\"/>\n"
  "  <!-- one -->\n"
  "  <item id=\"i1\" domain=\"classification\">\n"
  "    <stem>What is it?</stem>\n"
  "    <choice>\n"
  "      <option>Red<why>It is not.</why></option>\n"
  "      <option key=\"yes\">Green</option>\n"
  "      <option>Blue</option>\n"
  "    </choice>\n"
  "    <rationale>Because.</rationale>\n"
  "    <source title=\"Guidelines\" section=\"I.A\" year=\"2026\"/>\n"
  "  </item>\n"
  "  <!-- two -->\n"
  "  <item id=\"i2\" domain=\"nowhere\">\n"
  "    <stem>Code it.</stem>\n"
  "    <codes system=\"ICD-10-CM\" first=\"yes\">\n"
  "      <code>E11.9</code>\n"
  "      <code optional=\"yes\">Z79.4</code>\n"
  "    </codes>\n"
  "  </item>\n"
  "  <case id=\"c1\" setting=\"inpatient\">\n"
  "    <document title=\"Note\"><p>Ill.</p></document>\n"
  "    <document title=\"Labs\"><p>Bad.</p></document>\n"
  "    <item id=\"c1-1\" domain=\"classification\">\n"
  "      <stem>Half</stem>\n"
  "      <choice>\n"
  "        <option/>\n"
  "      </choice>\n"
  "    </item>\n"
  "  </case>\n"
  "</bank>\n";

typedef struct {
  ExamManuscript *manuscript;
  ExamBankEditor *editor;
  ExamFormats    *formats;
  GtkWidget      *form;
  GtkWidget      *window;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Until @done says so, or fails. What a thread lets go of does not wake anyone. */
static void
wait_until (gboolean (*done) (gpointer data),
            gpointer data)
{
  gint64 end = g_get_monotonic_time () + 20 * (gint64) G_USEC_PER_SEC;
  guint source = g_timeout_add (10, wake_cb, NULL);

  while (!done (data) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (done (data));
  g_source_remove (source);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->manuscript = exam_manuscript_new (data != NULL ? data : bank_text, -1);
  fixture->editor = exam_bank_editor_new (fixture->manuscript);
  fixture->formats = test_load_formats ();
  fixture->form = exam_author_form_new ();
  exam_author_form_set_formats (EXAM_AUTHOR_FORM (fixture->form), fixture->formats);
  exam_author_form_set_format (EXAM_AUTHOR_FORM (fixture->form), exam_formats_find_newest (fixture->formats, "cca"));
  exam_author_form_set_editor (EXAM_AUTHOR_FORM (fixture->form), fixture->editor);

  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->form);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *form = g_object_ref (fixture->form);
  ExamBankEditor *editor = NULL;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_finalize_object (form);
  /* A thread may still look through the text. */
  g_set_weak_pointer (&editor, fixture->editor);
  g_object_unref (fixture->editor);
  wait_until (is_gone, &editor);
  g_assert_finalize_object (fixture->manuscript);
  exam_formats_unref (fixture->formats);
}

static void
show (Fixture *fixture,
      guint    index)
{
  g_autoptr (ExamEntry) entry = g_list_model_get_item (exam_bank_editor_get_entries (fixture->editor), index);

  g_assert_nonnull (entry);
  exam_author_form_show_entry (EXAM_AUTHOR_FORM (fixture->form), entry);
  settle ();
}

/* --- Finding --- */

static gboolean
has_label (GtkWidget  *widget,
           const char *label)
{
  g_autofree char *own = NULL;

  if (label == NULL)
    return TRUE;
  if (GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_TOGGLE_BUTTON (widget))
    return g_strcmp0 (gtk_widget_get_tooltip_text (widget), label) == 0;
  g_object_get (widget, "label", &own, NULL);
  return g_strcmp0 (own, label) == 0;
}

/* The widget that comes @nth of its type, with that label or tooltip, of those that are shown. */
static GtkWidget *
find_counted (GtkWidget  *widget,
              GType       type,
              const char *label,
              guint      *nth)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && has_label (widget, label) && (*nth)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_counted (child, type, label, nth);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find (GtkWidget  *within,
      GType       type,
      const char *label,
      guint       nth)
{
  return find_counted (within, type, label, &nth);
}

static guint
count (GtkWidget *within,
       GType      type)
{
  guint n = 0;

  while (find (within, type, NULL, n) != NULL)
    n++;
  return n;
}

/* --- Doing --- */

static void
type_line (GtkWidget  *within,
           const char *label,
           const char *text)
{
  GtkWidget *field = find (within, EXAM_TYPE_ENTRY_FIELD, label, 0);

  g_assert_nonnull (field);
  gtk_editable_set_text (GTK_EDITABLE (find (field, GTK_TYPE_ENTRY, NULL, 0)), text);
}

static GtkTextBuffer *
get_buffer (GtkWidget *field)
{
  g_assert_nonnull (field);
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (field, EXAM_TYPE_RICH_VIEW, NULL, 0)));
}

/* Puts @text behind what is there, as typing does. */
static void
type_text (GtkWidget  *field,
           const char *text)
{
  GtkTextBuffer *buffer = get_buffer (field);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static void
press (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  settle ();
}

static GtkWidget *
find_labelled_button (GtkWidget  *within,
                      const char *label)
{
  GtkWidget *content = find (within, ADW_TYPE_BUTTON_CONTENT, label, 0);

  g_assert_nonnull (content);
  return gtk_widget_get_ancestor (content, GTK_TYPE_BUTTON);
}

static void
choose (GtkWidget  *within,
        const char *label,
        guint       position)
{
  GtkWidget *field = find (within, EXAM_TYPE_CHOICE_FIELD, label, 0);

  g_assert_nonnull (field);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (field, GTK_TYPE_DROP_DOWN, NULL, 0)), position);
}

static void
flip (GtkWidget  *within,
      const char *label)
{
  GtkSwitch *sw = GTK_SWITCH (find (find (within, EXAM_TYPE_SWITCH_FIELD, label, 0), GTK_TYPE_SWITCH, NULL, 0));

  gtk_switch_set_active (sw, !gtk_switch_get_active (sw));
}

/* --- Asking --- */

static void
assert_has (Fixture    *fixture,
            const char *part)
{
  const char *text = exam_manuscript_get_text (fixture->manuscript, NULL);

  if (strstr (text, part) == NULL)
    g_error ("'%s' is not in:\n%s", part, text);
}

static void
assert_lacks (Fixture    *fixture,
              const char *part)
{
  const char *text = exam_manuscript_get_text (fixture->manuscript, NULL);

  if (strstr (text, part) != NULL)
    g_error ("'%s' is in:\n%s", part, text);
}

static void
assert_shown (GtkWidget  *field,
              const char *text)
{
  g_autofree char *shown = NULL;

  g_object_get (get_buffer (field), "text", &shown, NULL);
  g_assert_cmpstr (shown, ==, text);
}

static void
assert_line (GtkWidget  *within,
             const char *label,
             const char *text)
{
  GtkWidget *field = find (within, EXAM_TYPE_ENTRY_FIELD, label, 0);

  g_assert_nonnull (field);
  g_assert_cmpstr (exam_entry_field_get_text (EXAM_ENTRY_FIELD (field)), ==, text);
}

/* Edits the source as the source view does. */
static void
replace (Fixture    *fixture,
         const char *old,
         const char *new)
{
  const char *text = exam_manuscript_get_text (fixture->manuscript, NULL);
  const char *at = strstr (text, old);

  g_assert_nonnull (at);
  exam_manuscript_splice (fixture->manuscript, (gsize) (at - text), strlen (old), new, -1);
  exam_bank_editor_settle (fixture->editor);
  settle ();
}

static void
undo (Fixture *fixture)
{
  exam_manuscript_undo (fixture->manuscript);
  exam_bank_editor_settle (fixture->editor);
  settle ();
}

static void
assert_untouched (Fixture *fixture)
{
  g_assert_cmpstr (exam_manuscript_get_text (fixture->manuscript, NULL), ==, bank_text);
}

/* --- Items --- */

static void
test_show (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *form = fixture->form;

  assert_line (form, "Title", "Bank");
  show (fixture, 0);
  assert_line (form, "Id", "i1");
  assert_shown (find (form, EXAM_TYPE_TEXT_FIELD, "Question", 0), "What is it?");
  g_assert_cmpuint (count (form, EXAM_TYPE_OPTION_EDITOR), ==, 3);
  assert_shown (find (find (form, EXAM_TYPE_OPTION_EDITOR, NULL, 0), EXAM_TYPE_TEXT_FIELD, NULL, 1), "It is not.");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find (form, GTK_TYPE_CHECK_BUTTON, NULL, 1))));

  /* Another item takes nothing over from the one before. */
  show (fixture, 1);
  g_assert_cmpuint (count (form, EXAM_TYPE_OPTION_EDITOR), ==, 0);
  g_assert_cmpuint (count (form, EXAM_TYPE_CODE_EDITOR_ROW), ==, 2);
  g_assert_cmpstr (exam_choice_field_get_value (EXAM_CHOICE_FIELD (find (form, EXAM_TYPE_CHOICE_FIELD, "Domain", 0))), ==, "nowhere");
  assert_shown (find (form, EXAM_TYPE_TEXT_FIELD, "Rationale", 0), "");
  g_assert_cmpuint (count (form, EXAM_TYPE_SOURCE_EDITOR_ROW), ==, 0);

  /* A half-written one. */
  show (fixture, 3);
  assert_shown (find (form, EXAM_TYPE_TEXT_FIELD, "Question", 0), "Half");
  g_assert_cmpuint (count (form, EXAM_TYPE_OPTION_EDITOR), ==, 1);
  exam_author_form_show_entry (EXAM_AUTHOR_FORM (form), NULL);
  assert_line (form, "Title", "Bank");
  assert_untouched (fixture);
}

static void
test_item (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *form = fixture->form;
  GtkWidget *option;

  show (fixture, 0);
  type_line (form, "Id", "i1-new");
  assert_has (fixture, "<item id=\"i1-new\" domain=\"classification\">");
  choose (form, "Domain", 1);
  assert_lacks (fixture, "id=\"i1-new\" domain=\"classification\"");
  type_text (find (form, EXAM_TYPE_TEXT_FIELD, "Question", 0), " Really?");
  assert_has (fixture, "<stem>What is it? Really?</stem>");

  option = find (form, EXAM_TYPE_OPTION_EDITOR, NULL, 2);
  type_text (find (option, EXAM_TYPE_TEXT_FIELD, NULL, 0), "ish");
  type_text (find (option, EXAM_TYPE_TEXT_FIELD, NULL, 1), "Too cold.");
  assert_has (fixture, "<why>Too cold.</why></option>");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (option, GTK_TYPE_CHECK_BUTTON, NULL, 0)), TRUE);
  assert_has (fixture, "<option key=\"yes\">Blueish");
  assert_has (fixture, "<option>Green</option>");
  g_assert_true (gtk_widget_has_css_class (option, "key"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (option, GTK_TYPE_TOGGLE_BUTTON,
                                                         "Keep its place when the options are shuffled", 0)), TRUE);
  assert_has (fixture, "pinned=\"yes\"");
  press (find (option, GTK_TYPE_BUTTON, "Move up", 0));
  assert_shown (find (find (form, EXAM_TYPE_OPTION_EDITOR, NULL, 1), EXAM_TYPE_TEXT_FIELD, NULL, 0), "Blueish");
  press (find (find (form, EXAM_TYPE_OPTION_EDITOR, NULL, 0), GTK_TYPE_BUTTON, "Remove", 0));
  g_assert_cmpuint (count (form, EXAM_TYPE_OPTION_EDITOR), ==, 2);
  assert_lacks (fixture, "Red");
  press (find_labelled_button (form, "Add option"));
  g_assert_cmpuint (count (form, EXAM_TYPE_OPTION_EDITOR), ==, 3);

  flip (form, "Shuffle the options");
  assert_has (fixture, "<choice shuffle=\"no\">");
  type_text (find (form, EXAM_TYPE_TEXT_FIELD, "Rationale", 0), " So.");
  assert_has (fixture, "<rationale>Because. So.</rationale>");
  flip (form, "Pretest only");
  assert_has (fixture, "pretest=\"yes\"");
  flip (form, "Pretest only");
  assert_lacks (fixture, "pretest");

  while (exam_manuscript_can_undo (fixture->manuscript))
    undo (fixture);
  assert_untouched (fixture);
  assert_line (form, "Id", "i1");
  assert_shown (find (form, EXAM_TYPE_TEXT_FIELD, "Question", 0), "What is it?");
  assert_shown (find (find (form, EXAM_TYPE_OPTION_EDITOR, NULL, 2), EXAM_TYPE_TEXT_FIELD, NULL, 0), "Blue");
}

static void
test_sources (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *form = fixture->form;
  GtkWidget *source;

  show (fixture, 0);
  press (find_labelled_button (form, "Add source"));
  source = find (form, EXAM_TYPE_SOURCE_EDITOR_ROW, NULL, 1);
  type_line (source, "Title", "A & B \"C\"");
  type_line (source, "Section", "2");
  type_line (source, "Year", "2025");
  type_line (source, "Link", "https://a.example/?x=1&y=2");
  assert_has (fixture, "title=\"A &amp; B &quot;C&quot;\"");
  assert_has (fixture, "section=\"2\" year=\"2025\" href=\"https://a.example/?x=1&amp;y=2\"");
  assert_line (source, "Link", "https://a.example/?x=1&y=2");
  type_line (source, "Section", "");
  assert_lacks (fixture, "section=\"\"");
  press (find (find (form, EXAM_TYPE_SOURCE_EDITOR_ROW, NULL, 0), GTK_TYPE_BUTTON, "Remove", 0));
  assert_lacks (fixture, "Guidelines");
  g_assert_cmpuint (count (form, EXAM_TYPE_SOURCE_EDITOR_ROW), ==, 1);
  assert_line (form, "Title", "A & B \"C\"");
}

static void
test_codes (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *form = fixture->form;
  GtkWidget *row;

  show (fixture, 1);
  row = find (form, EXAM_TYPE_CODE_EDITOR_ROW, NULL, 1);
  assert_line (form, "Code 1, first-listed", "E11.9");
  type_line (form, "Code 1, first-listed", "E11.65");
  assert_has (fixture, "<code>E11.65</code>");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (row, GTK_TYPE_CHECK_BUTTON, NULL, 0)), FALSE);
  assert_has (fixture, "<code>Z79.4</code>");
  type_text (find (row, EXAM_TYPE_TEXT_FIELD, "Why", 0), "Insulin.");
  assert_has (fixture, "<why>Insulin.</why></code>");
  press (find (row, GTK_TYPE_BUTTON, "Move up", 0));
  assert_line (form, "Code 1, first-listed", "Z79.4");
  press (find_labelled_button (form, "Add code"));
  g_assert_cmpuint (count (form, EXAM_TYPE_CODE_EDITOR_ROW), ==, 3);
  g_assert_null (find (form, GTK_TYPE_LABEL, "This does not have the shape of an ICD-10-CM code.", 0));
  type_line (form, "Code 3", "nonsense");
  g_assert_nonnull (find (find (form, EXAM_TYPE_ENTRY_FIELD, "Code 3", 0), GTK_TYPE_LABEL,
                          "This does not have the shape of an ICD-10-CM code.", 0));
  choose (form, "Code system", 3);
  assert_has (fixture, "<codes system=\"other\" first=\"yes\">");
  g_assert_null (find (form, GTK_TYPE_LABEL, "This does not have the shape of an ICD-10-CM code.", 0));
  flip (form, "The first code has to come first");
  assert_lacks (fixture, "first=\"yes\"");
  press (find (find (form, EXAM_TYPE_CODE_EDITOR_ROW, NULL, 2), GTK_TYPE_BUTTON, "Remove", 0));
  assert_lacks (fixture, "nonsense");
}

static void
test_kinds (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *form = fixture->form;
  GtkToggleButton *buttons[3];

  show (fixture, 0);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      const char *const labels[] = { "One right answer", "Several right answers", "Typed codes" };

      buttons[i] = GTK_TOGGLE_BUTTON (gtk_widget_get_ancestor (find (form, GTK_TYPE_LABEL, labels[i], 0), GTK_TYPE_TOGGLE_BUTTON));
    }

  gtk_toggle_button_set_active (buttons[1], TRUE);
  settle ();
  assert_has (fixture, "<choice choose=\"2\">");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (form, GTK_TYPE_CHECK_BUTTON, NULL, 0)), TRUE);
  assert_has (fixture, "<option key=\"yes\">Red");
  assert_has (fixture, "<option key=\"yes\">Green");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find (form, GTK_TYPE_CHECK_BUTTON, NULL, 0))));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find (form, GTK_TYPE_CHECK_BUTTON, NULL, 1))));

  gtk_toggle_button_set_active (buttons[2], TRUE);
  settle ();
  assert_has (fixture, "<codes system=\"ICD-10-CM\">");
  g_assert_cmpuint (count (form, EXAM_TYPE_CODE_EDITOR_ROW), ==, 1);
  undo (fixture);
  g_assert_cmpuint (count (form, EXAM_TYPE_OPTION_EDITOR), ==, 3);
  g_assert_true (gtk_toggle_button_get_active (buttons[1]));
  while (exam_manuscript_can_undo (fixture->manuscript))
    undo (fixture);
  g_assert_true (gtk_toggle_button_get_active (buttons[0]));
  assert_untouched (fixture);
}

/* One field is one step; the field that is left and come back to is two. */
static void
test_steps (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *form = fixture->form;
  GtkWidget *stem, *rationale;

  show (fixture, 0);
  stem = find (form, EXAM_TYPE_TEXT_FIELD, "Question", 0);
  rationale = find (form, EXAM_TYPE_TEXT_FIELD, "Rationale", 0);
  gtk_widget_grab_focus (stem);
  type_text (stem, " a");
  type_text (stem, "b");
  type_text (stem, "c ");
  gtk_widget_grab_focus (rationale);
  gtk_widget_grab_focus (stem);
  type_text (stem, "d");
  undo (fixture);
  assert_has (fixture, "<stem>What is it? abc</stem>");
  undo (fixture);
  assert_untouched (fixture);
}

/* --- From elsewhere --- */

static void
test_source (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *form = fixture->form;
  GtkWidget *stem;
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  show (fixture, 0);
  stem = find (form, EXAM_TYPE_TEXT_FIELD, "Question", 0);
  buffer = get_buffer (stem);
  gtk_widget_grab_focus (stem);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 4);
  gtk_text_buffer_place_cursor (buffer, &iter);

  /* What does not touch the field that has the focus leaves it alone. */
  replace (fixture, "<option>Blue</option>", "<option>Violet</option>\n      <option>Grey</option>");
  g_assert_cmpuint (count (form, EXAM_TYPE_OPTION_EDITOR), ==, 4);
  assert_shown (find (find (form, EXAM_TYPE_OPTION_EDITOR, NULL, 3), EXAM_TYPE_TEXT_FIELD, NULL, 0), "Grey");
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, 4);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), stem));

  replace (fixture, "What is it?", "Which is it?");
  assert_shown (stem, "Which is it?");
  replace (fixture, "domain=\"classification\"", "domain=\"odd-one\"");
  g_assert_cmpstr (exam_choice_field_get_value (EXAM_CHOICE_FIELD (find (form, EXAM_TYPE_CHOICE_FIELD, "Domain", 0))), ==, "odd-one");
}

/* A space at the end is stored in no way, and must not vanish under the cursor. */
static void
test_typing (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *form = fixture->form;
  GtkWidget *stem;

  show (fixture, 0);
  stem = find (form, EXAM_TYPE_TEXT_FIELD, "Question", 0);
  type_text (stem, " ");
  assert_shown (stem, "What is it? ");
  type_text (stem, "<b>");
  assert_has (fixture, "<stem>What is it? &lt;b&gt;</stem>");
  assert_shown (stem, "What is it? <b>");
  exam_author_form_show_entry (EXAM_AUTHOR_FORM (form), NULL);
  type_line (form, "Title", "Bank ");
  type_line (form, "Title", "Bank of");
  assert_has (fixture, "<title>Bank of</title>");
  assert_line (form, "Title", "Bank of");
}

static void
wanted_cb (ExamAuthorForm *form,
           int             line,
           int             column,
           int            *place)
{
  place[0] = line;
  place[1] = column;
}

static void
test_fault (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *form = fixture->form;
  GtkWidget *button;
  int place[2] = { 0, 0 };

  g_signal_connect (form, "source-wanted", G_CALLBACK (wanted_cb), place);
  show (fixture, 0);
  g_assert_true (gtk_widget_is_sensitive (find (form, EXAM_TYPE_TEXT_FIELD, "Question", 0)));
  replace (fixture, "<stem>What", "<stem>What <");
  g_assert_false (exam_bank_editor_is_sound (fixture->editor));
  g_assert_false (gtk_widget_is_sensitive (find (form, EXAM_TYPE_TEXT_FIELD, "Question", 0)));
  button = find (form, GTK_TYPE_REVEALER, NULL, 0);
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (button)));
  g_signal_emit_by_name (find (button, GTK_TYPE_BUTTON, NULL, 0), "clicked");
  g_assert_cmpint (place[0], ==, 9);
  replace (fixture, "What <", "What, ");
  g_assert_true (gtk_widget_is_sensitive (find (form, EXAM_TYPE_TEXT_FIELD, "Question", 0)));
  assert_shown (find (form, EXAM_TYPE_TEXT_FIELD, "Question", 0), "What, is it?");
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (find (form, GTK_TYPE_REVEALER, NULL, 0))));

  /* What the form cannot show */
  replace (fixture, "<rationale>", "<remark/><rationale>");
  button = find (form, GTK_TYPE_REVEALER, NULL, 1);
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (button)));
  g_signal_emit_by_name (find (button, GTK_TYPE_BUTTON, NULL, 0), "clicked");
  g_assert_cmpint (place[0], ==, 8);
}

static void
test_ids (Fixture      *fixture,
          gconstpointer data)
{
  static const struct { const char *id; const char *note; } cases[] = {
    { "i2", "Another entry of this bank has this id." },
    { "", "It needs an id: results are kept under it." },
    { "-a", "An id begins with a letter or digit, and has letters without accents, digits, “.”, “-” and “_” only." },
    { "a b", "An id begins with a letter or digit, and has letters without accents, digits, “.”, “-” and “_” only." },
    { "ä", "An id begins with a letter or digit, and has letters without accents, digits, “.”, “-” and “_” only." },
  };

  show (fixture, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *field = find (fixture->form, EXAM_TYPE_ENTRY_FIELD, "Id", 0);

      type_line (fixture->form, "Id", cases[i].id);
      g_assert_nonnull (find (field, GTK_TYPE_LABEL, cases[i].note, 0));
      type_line (fixture->form, "Id", "fine.1_a-b");
      g_assert_null (find (field, GTK_TYPE_LABEL, cases[i].note, 0));
    }
}

/* --- Cases, the head --- */

static void
test_case (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *form = fixture->form;
  GtkWidget *document;

  show (fixture, 2);
  assert_line (form, "Id", "c1");
  type_line (form, "Title", "Fever");
  choose (form, "Setting", 2);
  assert_has (fixture, "setting=\"outpatient\"");
  assert_has (fixture, "title=\"Fever\"");
  choose (form, "Setting", 0);
  assert_lacks (fixture, "setting=");
  document = find (form, EXAM_TYPE_DOCUMENT_EDITOR, NULL, 0);
  type_line (document, "Title of the document", "Progress");
  type_text (find (document, EXAM_TYPE_TEXT_FIELD, NULL, 0), " Very.");
  assert_has (fixture, "<document title=\"Progress\"><p>Ill. Very.</p></document>");
  press (find (document, GTK_TYPE_BUTTON, "Move down", 0));
  assert_line (document, "Title of the document", "Labs");
  press (find_labelled_button (form, "Add document"));
  g_assert_cmpuint (count (form, EXAM_TYPE_DOCUMENT_EDITOR), ==, 3);
  press (find (document, GTK_TYPE_BUTTON, "Remove", 0));
  assert_lacks (fixture, "Labs");
  g_assert_cmpuint (count (form, EXAM_TYPE_DOCUMENT_EDITOR), ==, 2);
  while (exam_manuscript_can_undo (fixture->manuscript))
    undo (fixture);
  assert_untouched (fixture);
}

static void
test_head (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *form = fixture->form;
  GtkWidget *bank_form = find (form, EXAM_TYPE_BANK_FORM, NULL, 0);
  GtkTextBuffer *authors = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (bank_form, GTK_TYPE_TEXT_VIEW, NULL, 0)));

  type_line (form, "Title", "Bank & Co");
  type_line (form, "Id", "b2");
  type_line (form, "Revision", "");
  assert_has (fixture, "<title>Bank &amp; Co</title>");
  assert_has (fixture, "id=\"b2\" format=\"cca\">");
  gtk_text_buffer_set_text (authors, "Ann\n\nBob\n", -1);
  assert_has (fixture, "<author>Ann</author>\n  <author>Bob</author>\n");
  choose (form, "Licence", 3);
  assert_has (fixture, "<license>CC-BY-SA-4.0</license>");
  choose (form, "Licence", 6);
  type_line (form, "Other licence", "MIT");
  assert_has (fixture, "<license>MIT</license>");
  choose (form, "Licence", 0);
  assert_lacks (fixture, "<license>");

  press (find_labelled_button (form, "Add code set"));
  assert_has (fixture, "<code-set system=\"ICD-10-PCS\" year=\"2026\"/>");
  type_line (find (form, EXAM_TYPE_CODE_SET_ROW, NULL, 1), "Year", "2025");
  assert_has (fixture, "<code-set system=\"ICD-10-PCS\" year=\"2025\"/>");
  press (find (find (form, EXAM_TYPE_CODE_SET_ROW, NULL, 0), GTK_TYPE_BUTTON, "Remove", 0));
  assert_lacks (fixture, "ICD-10-CM\" year");
  g_assert_cmpuint (count (form, EXAM_TYPE_CODE_SET_ROW), ==, 1);
}

static void
respond (const char *response)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), "AdwMessageDialog"))
        {
          g_signal_emit_by_name (window, "response", response);
          gtk_window_destroy (GTK_WINDOW (window));
          settle ();
          return;
        }
    }
  g_test_skip ("alerts are no windows here");
}

static void
test_format (Fixture      *fixture,
             gconstpointer data)
{
  ExamChoiceField *field = EXAM_CHOICE_FIELD (find (fixture->form, EXAM_TYPE_CHOICE_FIELD, "Exam", 0));

  g_assert_cmpstr (exam_choice_field_get_value (field), ==, "cca");
  choose (fixture->form, "Exam", 2);
  g_assert_cmpstr (exam_choice_field_get_value (field), !=, "cca");
  respond ("cancel");
  assert_untouched (fixture);
  g_assert_cmpstr (exam_choice_field_get_value (field), ==, "cca");
  choose (fixture->form, "Exam", 2);
  respond ("change");
  assert_lacks (fixture, "format=\"cca\"");
}

static void
test_allowances (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWidget *form = fixture->form;
  GtkWidget *expander;

  show (fixture, 0);
  expander = find (form, GTK_TYPE_EXPANDER, NULL, 0);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  settle ();
  choose (form, "Switch off", 5);
  type_line (form, "Because", "It says itself.");
  g_signal_emit_by_name (gtk_widget_get_ancestor (find (expander, GTK_TYPE_LABEL, "Switch off", 1), GTK_TYPE_BUTTON), "clicked");
  settle ();
  assert_has (fixture, "<allow rule=\"no-rationale\" because=\"It says itself.\"/>");
  assert_line (form, "an item without a rationale", "It says itself.");
  type_line (form, "an item without a rationale", "Clear.");
  assert_has (fixture, "because=\"Clear.\"");
  press (find (form, GTK_TYPE_BUTTON, "Switch on again", 0));
  assert_lacks (fixture, "<allow");
}

/* --- Focus --- */

static void
test_focus (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const parts[] = {
    "id", "domain", "stem", "choice", "option 1", "option 3", "why 3", "rationale", "source 1", "pretest",
  };
  static const char *const others[] = { "option 4", "option 0", "source 2", "code 1", "codes", "optional", "", "option x", "why 0",
                                        "why 4" };
  ExamAuthorForm *form = EXAM_AUTHOR_FORM (fixture->form);
  GtkWidget *before = NULL;

  show (fixture, 0);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_test_message ("%s", parts[i]);
      g_assert_true (exam_author_form_focus_part (form, parts[i]));
      g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) != before);
      before = gtk_root_get_focus (GTK_ROOT (fixture->window));
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (exam_author_form_focus_part (form, others[i]));

  show (fixture, 2);
  g_assert_true (exam_author_form_focus_part (form, "document 2"));
  exam_author_form_show_entry (form, NULL);
  g_assert_true (exam_author_form_focus_part (form, "license"));
  g_assert_true (exam_author_form_focus_part (form, "code-set 1"));
}

/* Tab goes from text to reason to the next option: past the buttons of an option as one. */
static void
test_tab (Fixture      *fixture,
          gconstpointer data)
{
  GtkWidget *first, *second;
  GtkRoot *root = GTK_ROOT (fixture->window);

  show (fixture, 0);
  first = find (fixture->form, EXAM_TYPE_OPTION_EDITOR, NULL, 0);
  second = find (fixture->form, EXAM_TYPE_OPTION_EDITOR, NULL, 1);
  g_assert_true (exam_author_form_focus_part (EXAM_AUTHOR_FORM (fixture->form), "option 1"));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), find (first, EXAM_TYPE_TEXT_FIELD, NULL, 0)));
  for (guint i = 0; i < 8 && gtk_widget_is_ancestor (gtk_root_get_focus (root), first); i++)
    gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), second));
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), first));
  g_assert_true (GTK_IS_BUTTON (gtk_root_get_focus (root)));
}

/* --- Pictures --- */

static GBytes *
make_png (guint8 shade)
{
  const guint8 pixel[] = { shade, shade, shade, 255 };
  g_autoptr (GBytes) pixels = g_bytes_new (pixel, sizeof pixel);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (1, 1, GDK_MEMORY_R8G8B8A8, pixels, sizeof pixel);

  return gdk_texture_save_to_png_bytes (texture);
}

static void
test_picture_file (void)
{
  static const struct { const char *name; const char *source; } names[] = {
    { "x.png", "images/x.png" },
    { "My scan (1).PNG", "images/My-scan-1.png" },
    { "../../etc/passwd.jpeg", "images/passwd.png" },
    { "???.png", "images/picture.png" },
    { ".png", "images/png.png" },
  };
  g_autofree char *folder = test_make_folder ();
  g_autoptr (GBytes) png = make_png (10);
  g_autoptr (GBytes) other = make_png (20);
  g_autoptr (GBytes) text = g_bytes_new_static ("hello", 5);
  g_autoptr (GError) error = NULL;
  g_autofree char *again = NULL, *second = NULL, *none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *source = exam_picture_file_add (folder, names[i].name, png, &error);
      g_autoptr (GBytes) bytes = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (source, ==, names[i].source);
      bytes = exam_image_file_load (folder, source, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, png));
    }

  again = exam_picture_file_add (folder, "x.png", png, &error);
  g_assert_cmpstr (again, ==, "images/x.png");
  second = exam_picture_file_add (folder, "x.png", other, &error);
  g_assert_cmpstr (second, ==, "images/x-2.png");
  none = exam_picture_file_add (folder, "x.png", text, &error);
  g_assert_null (none);
  g_assert_error (error, EXAM_ERROR, EXAM_ERROR_INVALID);
  test_remove_folder (folder);
}

static void
count_cb (ExamAuthorForm *form,
          guint          *n)
{
  (*n)++;
}

static GtkWidget *
find_picture_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (EXAM_IS_PICTURE_DIALOG (window))
        return window;
    }
  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_picture_dialog () != NULL;
}

static gboolean
has_picture (gpointer data)
{
  return strstr (exam_manuscript_get_text (((Fixture *) data)->manuscript, NULL), "<img") != NULL;
}

static void
test_pictures (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *file = g_build_filename (folder, "images", "picture.png", NULL);
  g_autoptr (GBytes) png = make_png (30);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (png, NULL);
  GtkWidget *rich, *dialog;
  guint n = 0;

  g_signal_connect (fixture->form, "folder-wanted", G_CALLBACK (count_cb), &n);
  show (fixture, 0);
  rich = find (find (fixture->form, EXAM_TYPE_TEXT_FIELD, "Question", 0), EXAM_TYPE_RICH_EDITOR, NULL, 0);
  g_signal_emit_by_name (rich, "image-wanted", texture);
  g_assert_cmpuint (n, ==, 1);

  exam_author_form_set_folder (EXAM_AUTHOR_FORM (fixture->form), folder);
  g_signal_emit_by_name (rich, "image-wanted", texture);
  g_assert_cmpuint (n, ==, 1);
  wait_until (has_dialog, NULL);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  dialog = find_picture_dialog ();
  gtk_editable_set_text (GTK_EDITABLE (find (dialog, GTK_TYPE_ENTRY, NULL, 0)), "A dot");
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
  wait_until (has_picture, fixture);
  assert_has (fixture, "<img src=\"images/picture.png\" alt=\"A dot\"/>");
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  settle ();
  test_remove_folder (folder);
}

/* --- Speed --- */

static void
test_bundled (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "exams", "banks", "ccs-cases.xml", NULL);
  g_autofree char *text = NULL;
  Fixture fixture;
  guint n;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  set_up (&fixture, text);
  n = g_list_model_get_n_items (exam_bank_editor_get_entries (fixture.editor));
  for (guint i = 0; i < n; i++)
    show (&fixture, i);
  /* Looking at something changes nothing. */
  g_assert_cmpstr (exam_manuscript_get_text (fixture.manuscript, NULL), ==, text);
  g_assert_false (exam_manuscript_can_undo (fixture.manuscript));
  tear_down (&fixture, NULL);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *fixture, gconstpointer data); } tests[] = {
    { "/author-form/show", test_show }, { "/author-form/item", test_item }, { "/author-form/sources", test_sources },
    { "/author-form/codes", test_codes }, { "/author-form/kinds", test_kinds }, { "/author-form/steps", test_steps },
    { "/author-form/source", test_source }, { "/author-form/typing", test_typing }, { "/author-form/fault", test_fault },
    { "/author-form/ids", test_ids }, { "/author-form/case", test_case }, { "/author-form/head", test_head },
    { "/author-form/format", test_format }, { "/author-form/allowances", test_allowances },
    { "/author-form/focus", test_focus }, { "/author-form/tab", test_tab }, { "/author-form/pictures", test_pictures },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/author-form/bundled", test_bundled);
  g_test_add_func ("/author-form/picture-file", test_picture_file);
  return g_test_run ();
}
