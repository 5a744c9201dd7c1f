/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <adwaita.h>

#include "app/author/exam-rich-blocks.h"
#include "app/author/exam-rich-column.h"
#include "app/author/exam-rich-editor.h"
#include "app/author/exam-rich-inline.h"
#include "app/author/exam-rich-toolbar.h"
#include "app/author/exam-table-editor.h"
#include "app/question/exam-image-block.h"
#include "bank/exam-case.h"
#include "bank/exam-text-builder.h"
#include "test-support.h"

/* Rich text that is written in the window. */

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

typedef struct {
  GtkWidget      *window;
  ExamRichEditor *editor;
  guint           n_changes;
  GObject        *image;      /* (owned) (nullable): wanted last */
  guint           n_images;
  guint           n_undone;
} Fixture;

static void
changed_cb (Fixture *self)
{
  self->n_changes++;
}

static void
image_wanted_cb (Fixture *self,
                 GObject *image)
{
  g_set_object (&self->image, image);
  self->n_images++;
}

static void
undo_cb (Fixture *self)
{
  self->n_undone++;
}

static void
set_up (Fixture      *self,
        gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) undo = g_simple_action_new ("undo", NULL);

  self->editor = EXAM_RICH_EDITOR (exam_rich_editor_new ());
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->editor));
  g_signal_connect_swapped (undo, "activate", G_CALLBACK (undo_cb), self);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (undo));
  gtk_widget_insert_action_group (self->window, "author", G_ACTION_GROUP (actions));
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->editor, "image-wanted", G_CALLBACK (image_wanted_cb), self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  settle ();
}

static void
tear_down (Fixture      *self,
           gconstpointer data G_GNUC_UNUSED)
{
  g_clear_object (&self->image);
  g_object_add_weak_pointer (G_OBJECT (self->editor), (gpointer *) &self->editor);
  gtk_window_destroy (GTK_WINDOW (self->window));
  settle ();
  g_assert_null (self->editor);
}

static void
set (Fixture    *self,
     const char *markup)
{
  g_autoptr (ExamText) text = markup != NULL ? exam_text_new_from_markup (markup, -1) : NULL;

  exam_rich_editor_set_text (self->editor, text);
}

static void
assert_written (Fixture    *self,
                const char *markup)
{
  g_autoptr (ExamText) text = exam_rich_editor_dup_text (self->editor);

  g_assert_cmpstr (text != NULL ? exam_text_get_markup (text) : NULL, ==, markup);
}

static ExamRichColumn *
get_column (Fixture *self)
{
  return EXAM_RICH_COLUMN (find (GTK_WIDGET (self->editor), EXAM_TYPE_RICH_COLUMN));
}

static GtkTextBuffer *
get_buffer (Fixture *self)
{
  return GTK_TEXT_BUFFER (exam_rich_view_get_buffer (exam_rich_column_get_view (get_column (self))));
}

static void
place (Fixture *self,
       int      line,
       int      offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line_offset (get_buffer (self), &iter, line, offset);
  gtk_text_buffer_place_cursor (get_buffer (self), &iter);
}

static void
mark (Fixture *self,
      int      line,
      int      from,
      int      to)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line_offset (get_buffer (self), &start, line, from);
  gtk_text_buffer_get_iter_at_line_offset (get_buffer (self), &end, line, to);
  gtk_text_buffer_select_range (get_buffer (self), &start, &end);
}

static void
type (Fixture    *self,
      const char *text)
{
  gtk_text_buffer_begin_user_action (get_buffer (self));
  gtk_text_buffer_delete_selection (get_buffer (self), TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (get_buffer (self), text, -1, TRUE);
  gtk_text_buffer_end_user_action (get_buffer (self));
}

/* A key as it comes from the keyboard: those that see it first, then what the view binds it to. */
static void
press_in (GtkWidget      *widget,
          guint           key,
          GdkModifierType modifiers)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (at);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
          gboolean taken = FALSE;

          if (!GTK_IS_EVENT_CONTROLLER_KEY (controller) ||
              gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
            continue;
          g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &taken);
          if (taken)
            return;
        }
    }

  switch (key)
    {
    case GDK_KEY_Return: gtk_text_buffer_insert_interactive_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "\n", 1, TRUE); break;
    case GDK_KEY_BackSpace: g_signal_emit_by_name (widget, "backspace"); break;
    case GDK_KEY_Up: g_signal_emit_by_name (widget, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, -1, FALSE); break;
    case GDK_KEY_Down: g_signal_emit_by_name (widget, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE); break;
    case GDK_KEY_Left: g_signal_emit_by_name (widget, "move-cursor", GTK_MOVEMENT_VISUAL_POSITIONS, -1, FALSE); break;
    case GDK_KEY_Right: g_signal_emit_by_name (widget, "move-cursor", GTK_MOVEMENT_VISUAL_POSITIONS, 1, FALSE); break;
    default: g_assert_not_reached ();
    }
}

static void
press (Fixture        *self,
       guint           key,
       GdkModifierType modifiers)
{
  GtkWidget *view = GTK_WIDGET (exam_rich_column_get_view (get_column (self)));

  /* Before it has a place in the window, each letter is a line. */
  settle ();
  while (gtk_widget_get_width (view) == 0)
    g_main_context_iteration (NULL, TRUE);
  press_in (view, key, modifiers);
}

/* --- Round trip --- */

static void
assert_kept (Fixture  *self,
             ExamText *text)
{
  g_autoptr (ExamText) written = NULL;

  if (text == NULL)
    return;

  exam_rich_editor_set_text (self->editor, text);
  written = exam_rich_editor_dup_text (self->editor);
  g_assert_nonnull (written);
  g_assert_cmpstr (exam_text_get_markup (written), ==, exam_text_get_markup (text));
  g_assert_cmpuint (self->n_changes, ==, 0);
}

static void
test_bundled (Fixture      *self,
              gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *folder = test_exams_path ("banks", NULL);
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_texts = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (ExamProblems) problems = exam_problems_new ();
      g_autoptr (ExamBank) bank = NULL;

      if (!g_str_has_suffix (name, ".xml"))
        continue;
      bank = exam_bank_read_file (path, formats, problems, NULL, NULL);
      for (guint i = 0; i < exam_bank_get_n_items (bank); i++)
        {
          ExamItem *item = exam_bank_get_item (bank, i);
          ExamCase *medical_case = exam_item_get_case (item);

          assert_kept (self, exam_item_get_stem (item));
          assert_kept (self, exam_item_get_rationale (item));
          for (guint j = 0; j < exam_item_get_n_options (item); j++)
            {
              assert_kept (self, exam_option_get_text (exam_item_get_option (item, j)));
              assert_kept (self, exam_option_get_why (exam_item_get_option (item, j)));
            }
          for (guint j = 0; medical_case != NULL && j < exam_case_get_n_documents (medical_case); j++)
            assert_kept (self, exam_case_get_document_text (medical_case, j));
          n_texts += 2;
        }
    }

  g_assert_cmpuint (n_texts, >, 1000);
}

static const char *const pieces[] = { "pain", " ", "H", "2", "  ", "a & b", "x < y", "\n", "é", "\302\240", "\342\200\250", "\342\200\251", "“q”", "\t" };

static void
generate_inline (ExamTextBuilder *builder,
                 GRand           *rand,
                 guint            depth)
{
  static const char *const names[] = { "b", "i", "sub", "sup", "br" };

  for (int n = g_rand_int_range (rand, 0, 5); n > 0; n--)
    {
      const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
      int name = g_rand_int_range (rand, 0, 12);

      if (name >= (int) G_N_ELEMENTS (names) || depth > 3)
        {
          g_assert_true (exam_text_builder_text (builder, piece, strlen (piece), NULL));
          continue;
        }
      g_assert_true (exam_text_builder_start (builder, names[name], NULL, NULL, NULL));
      if (name < 4)
        generate_inline (builder, rand, depth + 1);
      g_assert_true (exam_text_builder_end (builder, NULL));
    }
}

static void
generate_cell (ExamTextBuilder *builder,
               GRand           *rand,
               const char      *name)
{
  g_assert_true (exam_text_builder_start (builder, name, NULL, NULL, NULL));
  generate_inline (builder, rand, 0);
  g_assert_true (exam_text_builder_end (builder, NULL));
}

static void
generate_report (ExamTextBuilder *builder,
                 GRand           *rand)
{
  g_assert_true (exam_text_builder_start (builder, "pre", NULL, NULL, NULL));
  for (int n = g_rand_int_range (rand, 0, 8); n > 0; n--)
    {
      const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];

      g_assert_true (exam_text_builder_text (builder, piece, strlen (piece), NULL));
    }
  g_assert_true (exam_text_builder_end (builder, NULL));
}

static void
generate_block (ExamTextBuilder *builder,
                GRand           *rand)
{
  int kind = g_rand_int_range (rand, 0, 9);

  if (kind < 3)
    generate_cell (builder, rand, "p");
  else if (kind == 3)
    generate_report (builder, rand);
  else if (kind == 4)
    {
      g_assert_true (exam_text_builder_start (builder, "img", "a \"b\".png", g_rand_boolean (rand) ? "x & 'y'" : "<z>", NULL));
      g_assert_true (exam_text_builder_end (builder, NULL));
    }
  else
    {
      g_assert_true (exam_text_builder_start (builder, kind == 5 ? "table" : kind == 6 ? "ol" : "ul", NULL, NULL, NULL));
      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        {
          if (kind != 5)
            {
              generate_cell (builder, rand, "li");
              continue;
            }
          g_assert_true (exam_text_builder_start (builder, "tr", NULL, NULL, NULL));
          for (int m = g_rand_int_range (rand, 1, 4); m > 0; m--)
            generate_cell (builder, rand, g_rand_boolean (rand) ? "th" : "td");
          g_assert_true (exam_text_builder_end (builder, NULL));
        }
      g_assert_true (exam_text_builder_end (builder, NULL));
    }
}

static ExamText *
generate (GRand *rand)
{
  g_autoptr (ExamTextBuilder) builder = exam_text_builder_new ();

  for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--)
    generate_block (builder, rand);
  return exam_text_builder_finish (builder, NULL);
}

/* Returns: what a bank's reader makes of it */
static char *
read_again (ExamText *text)
{
  g_autofree char *xml =
    g_strconcat ("<bank xmlns='urn:mockingbird:exam:1' id='b' format='f'><title>T</title><item id='i' domain='d'><stem>",
                 exam_text_get_markup (text),
                 "</stem><choice><option key='yes'>x</option><option>y</option></choice></item></bank>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamBank) bank = exam_bank_read_bytes ("b", bytes, NULL, problems);

  test_assert_problems (problems, NULL, "");
  return g_strdup (exam_text_get_markup (exam_item_get_stem (exam_bank_get_item (bank, 0))));
}

/* Untouched it is kept; after a change it is still as a reader would have it, and the change is all there is to see. */
static void
test_generated (Fixture      *self,
                gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (ExamText) text = generate (rand);
      g_autoptr (ExamText) written = NULL;
      g_autofree char *again = NULL;

      assert_kept (self, text);
      if (text == NULL)
        continue;

      gtk_widget_grab_focus (GTK_WIDGET (self->editor));
      exam_rich_view_place_cursor (exam_rich_column_get_view (get_column (self)), FALSE);
      type (self, "Z");
      self->n_changes = 0;
      written = exam_rich_editor_dup_text (self->editor);
      again = read_again (written);
      g_assert_cmpstr (exam_text_get_markup (written), ==, again);
    }
}

/* --- Typing --- */

static void
test_typing (Fixture      *self,
             gconstpointer data G_GNUC_UNUSED)
{
  assert_written (self, NULL);
  type (self, "Which code");
  g_assert_cmpuint (self->n_changes, ==, 1);
  press (self, GDK_KEY_Return, GDK_SHIFT_MASK);
  type (self, "is < K35?");
  press (self, GDK_KEY_Return, 0);
  press (self, GDK_KEY_Return, 0);
  type (self, "Next");
  assert_written (self, "<p>Which code<br/>is &lt; K35?</p><p>Next</p>");

  /* What comes back from the bank is what is there. */
  self->n_changes = 0;
  set (self, "<p>Which code<br/>is &lt; K35?</p><p>Next</p>");
  g_assert_cmpint (gtk_text_buffer_get_line_count (get_buffer (self)), ==, 3);
  set (self, NULL);
  assert_written (self, NULL);
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (self)), ==, 0);
  g_assert_cmpuint (self->n_changes, ==, 0);
}

static void
test_styles (Fixture      *self,
             gconstpointer data G_GNUC_UNUSED)
{
  type (self, "is ");
  press (self, GDK_KEY_b, GDK_CONTROL_MASK);
  type (self, "not ");
  press (self, GDK_KEY_i, GDK_CONTROL_MASK);
  type (self, "ever");
  press (self, GDK_KEY_b, GDK_CONTROL_MASK);
  press (self, GDK_KEY_i, GDK_CONTROL_MASK);
  type (self, " H2O");
  assert_written (self, "<p>is <b>not <i>ever</i></b> H2O</p>");

  mark (self, 0, 13, 14);
  press (self, GDK_KEY_B, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  assert_written (self, "<p>is <b>not <i>ever</i></b> H<sub>2</sub>O</p>");
  press (self, GDK_KEY_P, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  assert_written (self, "<p>is <b>not <i>ever</i></b> H<sup>2</sup>O</p>");

  /* Where only a part is bold, all is made bold, and then nothing. */
  mark (self, 0, 0, 5);
  press (self, GDK_KEY_b, GDK_CONTROL_MASK);
  assert_written (self, "<p><b>is not <i>ever</i></b> H<sup>2</sup>O</p>");
  press (self, GDK_KEY_b, GDK_CONTROL_MASK);
  assert_written (self, "<p>is no<b>t <i>ever</i></b> H<sup>2</sup>O</p>");

  /* What is typed goes on as what is before the cursor. */
  place (self, 0, 6);
  type (self, "e");
  assert_written (self, "<p>is no<b>te <i>ever</i></b> H<sup>2</sup>O</p>");
}

static void
test_lists (Fixture      *self,
            gconstpointer data G_GNUC_UNUSED)
{
  ExamRichBuffer *buffer = EXAM_RICH_BUFFER (get_buffer (self));

  type (self, "Signs:");
  press (self, GDK_KEY_Return, 0);
  exam_rich_buffer_set_kind (buffer, EXAM_TEXT_BULLETS);
  type (self, "fever");
  press (self, GDK_KEY_Return, 0);
  type (self, "chills");
  press (self, GDK_KEY_Return, 0);
  assert_written (self, "<p>Signs:</p><ul><li>fever</li><li>chills</li></ul>");
  g_assert_cmpint (exam_rich_buffer_get_kind (buffer, 3), ==, EXAM_TEXT_BULLETS);
  /* An empty last entry stands where its text will be. */
  g_assert_cmpint (gtk_text_view_get_left_margin (GTK_TEXT_VIEW (exam_rich_column_get_view (get_column (self)))), >, 0);

  press (self, GDK_KEY_Return, 0);
  g_assert_cmpint (exam_rich_buffer_get_kind (buffer, 3), ==, EXAM_TEXT_PARAGRAPH);
  g_assert_cmpint (gtk_text_view_get_left_margin (GTK_TEXT_VIEW (exam_rich_column_get_view (get_column (self)))), ==, 0);
  type (self, "Done");
  assert_written (self, "<p>Signs:</p><ul><li>fever</li><li>chills</li></ul><p>Done</p>");

  place (self, 2, 0);
  press (self, GDK_KEY_BackSpace, 0);
  assert_written (self, "<p>Signs:</p><ul><li>fever</li></ul><p>chills</p><p>Done</p>");
  press (self, GDK_KEY_BackSpace, 0);
  assert_written (self, "<p>Signs:</p><ul><li>feverchills</li></ul><p>Done</p>");

  /* Numbers are not part of the text, and begin anew with each list. */
  set (self, "<ol><li>a</li><li>b</li></ol><ol><li>c</li></ol><ol><li>d</li></ol>");
  g_assert_cmpuint (exam_rich_buffer_get_number (buffer, 1), ==, 2);
  g_assert_cmpuint (exam_rich_buffer_get_number (buffer, 2), ==, 1);
  place (self, 1, 1);
  press (self, GDK_KEY_Return, 0);
  type (self, "x");
  assert_written (self, "<ol><li>a</li><li>b</li><li>x</li></ol><ol><li>c</li></ol><ol><li>d</li></ol>");
}

static void
test_report (Fixture      *self,
             gconstpointer data G_GNUC_UNUSED)
{
  ExamRichBuffer *buffer = EXAM_RICH_BUFFER (get_buffer (self));

  exam_rich_buffer_set_kind (buffer, EXAM_TEXT_PREFORMATTED);
  type (self, "WBC   12.1");
  press (self, GDK_KEY_Return, 0);
  press (self, GDK_KEY_Return, 0);
  press (self, GDK_KEY_b, GDK_CONTROL_MASK);
  type (self, "  HGB  9");
  assert_written (self, "<pre>WBC   12.1\n\n  HGB  9</pre>");

  press (self, GDK_KEY_Return, GDK_CONTROL_MASK);
  type (self, "After");
  assert_written (self, "<pre>WBC   12.1\n\n  HGB  9</pre><p>After</p>");
  place (self, 0, 0);
  press (self, GDK_KEY_BackSpace, 0);
  assert_written (self, "<p>WBC 12.1</p><pre>  HGB  9</pre><p>After</p>");
}

/* What is deleted takes with it what it was. */
static void
test_deleting (Fixture      *self,
               gconstpointer data G_GNUC_UNUSED)
{
  static const struct { int from_line, from, to_line, to; const char *left; } rows[] = {
    { 0, 0, 1, 0, "<ul><li>b</li><li>c</li></ul><pre>d\ne</pre>" },
    { 0, 1, 1, 1, "<p>a</p><ul><li>c</li></ul><pre>d\ne</pre>" },
    { 0, 1, 2, 0, "<p>ac</p><pre>d\ne</pre>" },
    { 1, 0, 3, 0, "<p>a</p><pre>d\ne</pre>" },
    { 2, 1, 3, 0, "<p>a</p><ul><li>b</li><li>cd</li></ul><pre>e</pre>" },
    { 0, 0, 4, 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkTextIter start, end;

      set (self, NULL);
      set (self, "<p>a</p><ul><li>b</li><li>c</li></ul><pre>d\ne</pre>");
      gtk_text_buffer_get_iter_at_line_offset (get_buffer (self), &start, rows[i].from_line, rows[i].from);
      gtk_text_buffer_get_iter_at_line_offset (get_buffer (self), &end, rows[i].to_line, rows[i].to);
      gtk_text_buffer_select_range (get_buffer (self), &start, &end);
      gtk_text_buffer_delete_selection (get_buffer (self), TRUE, TRUE);
      assert_written (self, rows[i].left);
    }

  /* Who has deleted all begins with a paragraph. */
  type (self, "x");
  assert_written (self, "<p>x</p>");
}

static void
test_undo (Fixture      *self,
           gconstpointer data G_GNUC_UNUSED)
{
  type (self, "x");
  press (self, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpuint (self->n_undone, ==, 1);
  press (self, GDK_KEY_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);   /* which this window does not have */
  assert_written (self, "<p>x</p>");
}

static void
assert_cursor (Fixture *self,
               int      offset)
{
  int at;

  g_object_get (get_buffer (self), "cursor-position", &at, NULL);
  g_assert_cmpint (at, ==, offset);
}

/* Changes from elsewhere, as by undoing, leave the cursor where the author is. */
static void
test_cursor (Fixture      *self,
             gconstpointer data G_GNUC_UNUSED)
{
  set (self, "<p>one two</p><p>three</p>");
  place (self, 1, 2);
  set (self, "<p>one more two</p><p>three</p>");
  assert_cursor (self, 15);
  set (self, "<p>one more two</p><p>three four</p>");
  assert_cursor (self, 15);
  set (self, "<p>one more two</p><p><b>three</b> four</p>");
  assert_cursor (self, 15);
  set (self, "<p>one</p>");
  assert_cursor (self, 3);
}

/* What the author has not touched stays as it was written. */
static void
test_originals (Fixture      *self,
                gconstpointer data G_GNUC_UNUSED)
{
  set (self, "<p><i><b>x</b></i></p><p>y</p><p></p><table><tr><td><sup><b>1</b></sup></td></tr><tr><td>2</td><td>3</td></tr></table>");
  assert_written (self, "<p><i><b>x</b></i></p><p>y</p><p></p><table><tr><td><sup><b>1</b></sup></td></tr>"
                  "<tr><td>2</td><td>3</td></tr></table>");
  place (self, 1, 1);
  type (self, "z");
  assert_written (self, "<p><i><b>x</b></i></p><p>yz</p><table><tr><td><sup><b>1</b></sup></td><td></td></tr>"
                  "<tr><td>2</td><td>3</td></tr></table>");
  place (self, 0, 1);
  type (self, "w");
  assert_written (self, "<p><b><i>xw</i></b></p><p>yz</p><table><tr><td><sup><b>1</b></sup></td><td></td></tr>"
                  "<tr><td>2</td><td>3</td></tr></table>");
}

/* --- Tables and pictures --- */

static void
act (Fixture    *self,
     const char *action)
{
  settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (exam_rich_column_get_view (get_column (self))), action, NULL));
}

static void
insert_table (Fixture *self)
{
  GtkWidget *toolbar = find (GTK_WIDGET (self->editor), EXAM_TYPE_RICH_TOOLBAR);

  for (GtkWidget *child = gtk_widget_get_first_child (toolbar); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && !GTK_IS_TOGGLE_BUTTON (child))
      {
        g_signal_emit_by_name (child, "clicked");
        break;
      }
  settle ();
}

static void
test_table (Fixture      *self,
            gconstpointer data G_GNUC_UNUSED)
{
  type (self, "beforeafter");
  place (self, 0, 6);
  insert_table (self);
  type (self, "Test");
  press (self, GDK_KEY_Tab, 0);
  type (self, "Value");
  press (self, GDK_KEY_Tab, 0);
  press (self, GDK_KEY_b, GDK_CONTROL_MASK);
  type (self, "WBC");
  assert_written (self, "<p>before</p><table><tr><th>Test</th><th>Value</th></tr><tr><td><b>WBC</b></td><td></td></tr>"
                  "<tr><td></td><td></td></tr></table><p>after</p>");

  act (self, "table.add-row-above");
  type (self, "r");
  act (self, "table.add-column-after");
  type (self, "c");
  assert_written (self, "<p>before</p><table><tr><th>Test</th><th></th><th>Value</th></tr><tr><td>r</td><td>c</td><td></td></tr>"
                  "<tr><td><b>WBC</b></td><td></td><td></td></tr><tr><td></td><td></td><td></td></tr></table><p>after</p>");
  act (self, "table.remove-column");
  act (self, "table.remove-row");
  act (self, "table.toggle-heading");
  act (self, "table.add-row-below");
  act (self, "table.remove-row");
  act (self, "table.remove-row");
  assert_written (self, "<p>before</p><table><tr><th>Test</th><th>Value</th></tr><tr><td><b>WBC</b></td><th></th></tr></table>"
                  "<p>after</p>");

  /* Behind the last cell a row begins. */
  press (self, GDK_KEY_Tab, 0);
  type (self, "new");
  press (self, GDK_KEY_Tab, GDK_SHIFT_MASK);
  type (self, "x");
  press (self, GDK_KEY_Return, 0);
  type (self, "y");
  assert_written (self, "<p>before</p><table><tr><th>Test</th><th>Value</th></tr><tr><td><b>WBC</b></td><th>x<br/>y</th></tr>"
                  "<tr><td>new</td><th></th></tr></table><p>after</p>");

  act (self, "table.remove");
  assert_written (self, "<p>before</p><p>after</p>");
  type (self, "!");
  assert_written (self, "<p>before</p><p>!after</p>");
}

/* The arrows pass from text to cells and on to text. */
static void
test_arrows (Fixture      *self,
             gconstpointer data G_GNUC_UNUSED)
{
  set (self, "<p>a</p><table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table><p>b</p>");
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  place (self, 0, 1);
  press (self, GDK_KEY_Down, 0);
  type (self, "A");
  press (self, GDK_KEY_Right, 0);
  press (self, GDK_KEY_Right, 0);
  type (self, "B");
  press (self, GDK_KEY_Down, 0);
  type (self, "C");
  press (self, GDK_KEY_Down, 0);
  type (self, "D");
  press (self, GDK_KEY_Up, 0);
  press (self, GDK_KEY_Up, 0);
  press (self, GDK_KEY_Up, 0);
  type (self, "E");
  assert_written (self, "<p>aE</p><table><tr><td>A1</td><td>B2</td></tr><tr><td>3</td><td>C4</td></tr></table><p>Db</p>");
}

static void
test_images (Fixture      *self,
             gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *block;
  GtkWidget *entry;

  type (self, "see this");
  place (self, 0, 3);
  exam_rich_editor_insert_image (self->editor, "x.png", NULL);
  assert_written (self, "<p>see</p><img src=\"x.png\" alt=\"\"/><p>this</p>");
  g_assert_cmpuint (self->n_changes, ==, 2);
  type (self, "and ");
  assert_written (self, "<p>see</p><img src=\"x.png\" alt=\"\"/><p>and this</p>");

  block = find (GTK_WIDGET (self->editor), EXAM_TYPE_IMAGE_BLOCK);
  entry = find (block, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "A heart");
  assert_written (self, "<p>see</p><img src=\"x.png\" alt=\"A heart\"/><p>and this</p>");
  g_assert_cmpuint (self->n_changes, ==, 4);
  set (self, "<p>see</p><img src=\"x.png\" alt=\"A lung\"/><p>and this</p>");
  g_assert_true (find (GTK_WIDGET (self->editor), EXAM_TYPE_IMAGE_BLOCK) == block);
  g_assert_cmpuint (self->n_changes, ==, 4);

  place (self, 0, 0);
  press (self, GDK_KEY_BackSpace, 0);
  assert_written (self, "<p>see</p><p>and this</p>");
}

/* Who types below the end of the window sees what is typed. */
static void
test_scroll (Fixture      *self,
             gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkAdjustment *adjustment;

  g_object_ref (self->editor);
  gtk_window_set_child (GTK_WINDOW (self->window), scrolled);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->editor));
  g_object_unref (self->editor);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 300, 200);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  for (guint i = 0; i < 60; i++)
    type (self, "line\n");

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  test_limit_time (20);
  while (gtk_adjustment_get_upper (adjustment) < 1000 ||
         gtk_adjustment_get_value (adjustment) <
           gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - 60)
    g_main_context_iteration (NULL, TRUE);
  test_limit_time (0);

  /* And who goes to the top sees that. */
  place (self, 0, 0);
  test_limit_time (20);
  while (gtk_adjustment_get_value (adjustment) > 60)
    g_main_context_iteration (NULL, TRUE);
  test_limit_time (0);
}

/* Text is as high as its lines, at any width; a report that is wide scrolls. */
static void
test_height (Fixture      *self,
             gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *view = GTK_WIDGET (exam_rich_column_get_view (get_column (self)));
  int minimum, natural, low;

  gtk_window_set_default_size (GTK_WINDOW (self->window), 400, -1);
  set (self, "<p>one</p>");
  while (gtk_widget_get_width (view) == 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, -1, &low, NULL, NULL, NULL);

  set (self, "<p>one</p><p>two</p><p>three</p>");
  test_limit_time (20);
  while (gtk_widget_get_height (view) != 3 * low + 2 * 8)
    g_main_context_iteration (NULL, TRUE);
  test_limit_time (0);

  set (self, "<pre>a report that is very wide                                                                     indeed</pre>");
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, <, 100);
}

/* Beside an option there is one button; what is behind it does what the toolbar does. */
static void
test_compact (Fixture      *self,
              gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *editor = exam_rich_editor_new ();
  GtkWidget *button, *toolbar, *bold;
  g_autoptr (ExamText) text = NULL;

  exam_rich_editor_set_compact (EXAM_RICH_EDITOR (editor), TRUE);
  gtk_window_set_child (GTK_WINDOW (self->window), editor);
  g_assert_true (exam_rich_editor_get_compact (EXAM_RICH_EDITOR (editor)));
  self->editor = EXAM_RICH_EDITOR (editor);
  gtk_widget_grab_focus (editor);
  settle ();
  g_assert_null (find (editor, EXAM_TYPE_RICH_TOOLBAR));
  type (self, "K35");
  mark (self, 0, 0, 3);

  button = find (editor, GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  toolbar = find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), EXAM_TYPE_RICH_TOOLBAR);
  bold = find (gtk_widget_get_next_sibling (gtk_widget_get_first_child (toolbar)), GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (bold), TRUE);
  text = exam_rich_editor_dup_text (self->editor);
  g_assert_cmpstr (exam_text_get_markup (text), ==, "<p><b>K35</b></p>");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (bold)));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_assert_true (gtk_widget_get_mapped (toolbar));
}

/* The toolbar shows what is under the cursor. */
static void
test_toolbar (Fixture      *self,
              gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *toolbar = find (GTK_WIDGET (self->editor), EXAM_TYPE_RICH_TOOLBAR);
  GtkDropDown *kind = GTK_DROP_DOWN (find (toolbar, GTK_TYPE_DROP_DOWN));
  GtkWidget *bold = gtk_widget_get_next_sibling (GTK_WIDGET (kind));

  set (self, "<p>a<b>b</b></p><ol><li>c</li></ol><pre>d</pre>");
  place (self, 0, 1);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (bold)));
  place (self, 0, 2);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (bold)));
  place (self, 1, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (kind), ==, 2);
  place (self, 2, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (kind), ==, 3);
  g_assert_false (gtk_widget_get_sensitive (bold));
  g_assert_cmpuint (self->n_changes, ==, 0);

  gtk_drop_down_set_selected (kind, 1);
  assert_written (self, "<p>a<b>b</b></p><ol><li>c</li></ol><ul><li>d</li></ul>");
  g_assert_cmpuint (self->n_changes, ==, 1);
}

static void
assert_focus_in (Fixture   *self,
                 GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, widget));
}

/* Who has only keys gets to the toolbar from the text, and to the text from the toolbar; and out of both. */
static void
test_tab (Fixture      *self,
          gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *editor = GTK_WIDGET (self->editor);
  GtkWidget *toolbar = find (editor, EXAM_TYPE_RICH_TOOLBAR);
  GtkWidget *column = find (editor, EXAM_TYPE_RICH_COLUMN);

  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  g_assert_true (gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD));
  assert_focus_in (self, toolbar);
  g_assert_true (gtk_widget_child_focus (editor, GTK_DIR_RIGHT));
  assert_focus_in (self, toolbar);
  g_assert_true (gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD));
  assert_focus_in (self, column);
  g_assert_false (gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (editor, GTK_DIR_TAB_BACKWARD));
  assert_focus_in (self, toolbar);
  g_assert_false (gtk_widget_child_focus (editor, GTK_DIR_TAB_BACKWARD));
}

/* --- Clipboard --- */

static void
paste (Fixture *self)
{
  guint before = self->n_changes + self->n_images;

  g_signal_emit_by_name (exam_rich_column_get_view (get_column (self)), "paste-clipboard");
  test_limit_time (20);
  while (self->n_changes + self->n_images == before)
    g_main_context_iteration (NULL, TRUE);
  test_limit_time (0);
}

static void
paste_text (Fixture    *self,
            const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->editor)), text);
  paste (self);
}

static void
test_paste (Fixture      *self,
            gconstpointer data G_GNUC_UNUSED)
{
  static const struct { const char *text; const char *pasted; } rows[] = {
    { "one", "<p>aonez</p>" },
    { "one\r\n\r\ntwo\r\n", "<p>aone</p><p>twoz</p>" },
    { "x < y & z", "<p>ax &lt; y &amp; zz</p>" },
    { "one\ttwo", "<p>aone twoz</p>" },
    { "K35\tyes\nI10\t\n", "<p>a</p><table><tr><td>K35</td><td>yes</td></tr><tr><td>I10</td><td></td></tr></table><p>z</p>" },
    { "Labs\nA\t1\nB\t2\t3\nend", "<p>a</p><p>Labs</p><table><tr><td>A</td><td>1</td><td></td></tr>"
      "<tr><td>B</td><td>2</td><td>3</td></tr></table><p>end</p><p>z</p>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      set (self, NULL);
      set (self, "<p>az</p>");
      gtk_widget_grab_focus (GTK_WIDGET (self->editor));
      place (self, 0, 1);
      paste_text (self, rows[i].text);
      assert_written (self, rows[i].pasted);
    }

  set (self, "<ul><li>a</li></ul>");
  place (self, 0, 1);
  paste_text (self, "b\nc");
  assert_written (self, "<ul><li>ab</li><li>c</li></ul>");

  set (self, "<pre>a</pre>");
  place (self, 0, 1);
  paste_text (self, "\nb  1\nc");
  assert_written (self, "<pre>ab 1\nc</pre>");
}

/* Inside the program what is copied keeps its styles. */
static void
test_copy (Fixture      *self,
           gconstpointer data G_GNUC_UNUSED)
{
  GtkTextIter start, end;

  set (self, "<p>a<b>b</b></p><ol><li>c</li><li>d</li></ol>");
  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  gtk_text_iter_forward_char (&start);
  gtk_text_buffer_select_range (get_buffer (self), &start, &end);
  g_signal_emit_by_name (exam_rich_column_get_view (get_column (self)), "copy-clipboard");
  set (self, NULL);
  paste (self);
  assert_written (self, "<p><b>b</b></p><ol><li>c</li><li>d</li></ol>");
}

static void
test_paste_image (Fixture      *self,
                  gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\1\2\3", 3);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (1, 1, GDK_MEMORY_R8G8B8, bytes, 3);
  g_autoptr (GFile) file = g_file_new_for_path ("/x.png");

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (self->editor)), texture);
  paste (self);
  g_assert_true (GDK_IS_TEXTURE (self->image));

  gdk_clipboard_set (gtk_widget_get_clipboard (GTK_WIDGET (self->editor)), G_TYPE_FILE, file);
  paste (self);
  g_assert_true (G_IS_FILE (self->image));
  assert_written (self, NULL);
}

/* As another program has it: as the bytes of a file, which are read and made a picture. */
static void
test_paste_png (Fixture      *self,
                gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\1\2\3\4\5\6", 6);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (2, 1, GDK_MEMORY_R8G8B8, bytes, 6);
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (texture);
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_for_bytes ("image/png", png);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->editor));

  g_assert_true (gdk_clipboard_set_content (clipboard, provider));
  paste (self);
  g_assert_true (GDK_IS_TEXTURE (self->image));
  g_assert_cmpint (gdk_texture_get_width (GDK_TEXTURE (self->image)), ==, 2);
  assert_written (self, NULL);
}

/* An alert is a window of its own, or, with a newer libadwaita, in the window, and has the focus. */
static gboolean
is_told (Fixture *self,
         guint    n_windows)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self->editor)));

  return g_list_model_get_n_items (gtk_window_get_toplevels ()) > n_windows || (focus != NULL && GTK_IS_BUTTON (focus));
}

/* What cannot be read is told, and nothing is written. */
static void
test_paste_damaged (Fixture      *self,
                    gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\x89PNG\r\n\x1a\nno more", 15);
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_for_bytes ("image/png", bytes);
  GListModel *windows = gtk_window_get_toplevels ();
  guint n_windows = g_list_model_get_n_items (windows);
  g_autoptr (GtkWidget) alert = NULL;

  g_assert_true (gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self->editor)), provider));
  g_signal_emit_by_name (exam_rich_column_get_view (get_column (self)), "paste-clipboard");
  test_limit_time (20);
  while (!is_told (self, n_windows) && self->n_images == 0)
    g_main_context_iteration (NULL, TRUE);
  test_limit_time (0);
  g_assert_cmpuint (self->n_images, ==, 0);
  assert_written (self, NULL);
  for (guint i = 0; alert == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      alert = g_list_model_get_item (windows, i);
      if (!g_str_equal (G_OBJECT_TYPE_NAME (alert), "AdwMessageDialog"))
        g_clear_object (&alert);
    }
  if (alert != NULL)
    gtk_window_destroy (GTK_WINDOW (alert));
}

static gboolean
drop (Fixture            *self,
      GdkContentProvider *provider,
      GType               type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->editor));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, type);
  g_assert_true (gdk_content_provider_get_value (provider, &value, NULL));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller) &&
          gdk_content_formats_contain_gtype (gtk_drop_target_get_formats (GTK_DROP_TARGET (controller)), type))
        g_signal_emit_by_name (controller, "drop", &value, 5.0, 5.0, &taken);
    }
  return taken;
}

static void
test_drop_image (Fixture      *self,
                 gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\1\2\3", 3);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (1, 1, GDK_MEMORY_R8G8B8, bytes, 3);
  g_autoptr (GFile) file = g_file_new_for_path ("/x.png");
  g_autoptr (GSList) files = g_slist_prepend (NULL, file);
  GdkFileList *list = gdk_file_list_new_from_list (files);
  g_autoptr (GdkContentProvider) pictures = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
  g_autoptr (GdkContentProvider) file_list = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);

  g_assert_true (drop (self, pictures, GDK_TYPE_TEXTURE));
  g_assert_true (self->image == G_OBJECT (texture));
  g_assert_true (drop (self, file_list, GDK_TYPE_FILE_LIST));
  g_assert_true (G_IS_FILE (self->image));
  g_assert_true (g_file_equal (G_FILE (self->image), file));
  assert_written (self, NULL);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
}

/* Until the view has the room that the last line of its text needs. */
static void
wait_for_layout (GtkTextView *view)
{
  GtkTextIter end;
  GdkRectangle place = { 0 };

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  test_limit_time (20);
  while (place.y == 0 || place.y + place.height > gtk_widget_get_height (GTK_WIDGET (view)))
    {
      g_main_context_iteration (NULL, TRUE);
      gtk_text_view_get_iter_location (view, &end, &place);
    }
  test_limit_time (0);
}

/* A click beside the text, inside the frame, is one on the text next to it. */
static void
test_click_around (Fixture      *self,
                   gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *column = GTK_WIDGET (get_column (self));
  ExamRichView *view;
  GtkTextIter iter;

  set (self, "<p>One</p><p>Two</p>");
  view = exam_rich_column_get_view (get_column (self));
  wait_for_layout (GTK_TEXT_VIEW (view));
  gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (column)), NULL);
  exam_rich_view_click (view, column, -5, -5);
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, gtk_text_buffer_get_insert (get_buffer (self)));
  g_assert_true (gtk_text_iter_is_start (&iter));
  exam_rich_view_click (view, column, 300, gtk_widget_get_height (column) + 5);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (view)));
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, gtk_text_buffer_get_insert (get_buffer (self)));
  g_assert_true (gtk_text_iter_is_end (&iter));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, test) g_test_add ("/rich-editor/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("round-trip/bundled", test_bundled);
  ADD ("round-trip/generated", test_generated);
  ADD ("typing", test_typing);
  ADD ("styles", test_styles);
  ADD ("lists", test_lists);
  ADD ("report", test_report);
  ADD ("deleting", test_deleting);
  ADD ("undo", test_undo);
  ADD ("cursor", test_cursor);
  ADD ("originals", test_originals);
  ADD ("table", test_table);
  ADD ("arrows", test_arrows);
  ADD ("images", test_images);
  ADD ("toolbar", test_toolbar);
  ADD ("tab", test_tab);
  ADD ("compact", test_compact);
  ADD ("scroll", test_scroll);
  ADD ("height", test_height);
  ADD ("paste", test_paste);
  ADD ("copy", test_copy);
  ADD ("paste-image", test_paste_image);
  ADD ("paste-damaged", test_paste_damaged);
  ADD ("paste-png", test_paste_png);
  ADD ("drop-image", test_drop_image);
  ADD ("click-around", test_click_around);

  return g_test_run ();
}
