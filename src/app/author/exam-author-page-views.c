/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-author-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/author/exam-author-form.h"
#include "app/author/exam-author-source.h"
#include "app/author/exam-blueprint-meter.h"
#include "app/author/exam-item-preview.h"
#include "app/author/exam-problem-list.h"
#include "author/exam-entry-order.h"
#include "author/exam-problem-part.h"

/* The widgets in which a bank is written and looked at: each has its place in the page, and shows what is selected. */

/* Milliseconds in which the preview follows what is written, and form and preview what is selected, whatever else there is to do. */
#define MAX_DELAY 200

static ExamAuthorForm *
get_form (ExamAuthorPage *self)
{
  return EXAM_AUTHOR_FORM (adw_bin_get_child (self->form_slot));
}

static ExamAuthorSource *
get_source (ExamAuthorPage *self)
{
  return EXAM_AUTHOR_SOURCE (adw_bin_get_child (self->source_slot));
}

static ExamItemPreview *
get_preview (ExamAuthorPage *self)
{
  return EXAM_ITEM_PREVIEW (adw_bin_get_child (self->preview_slot));
}

/* --- Preview --- */

static char *
dup_folder (ExamAuthorPage *self)
{
  return self->path != NULL ? g_path_get_dirname (self->path) : NULL;
}

static ExamCase *
read_case (ExamAuthorPage *self,
           ExamEntry      *entry)
{
  g_autoptr (ExamCaseSheet) sheet = entry != NULL ? exam_bank_editor_read_case (self->editor, entry) : NULL;

  return sheet != NULL ? exam_case_sheet_to_case (sheet) : NULL;
}

static void
preview_case (ExamAuthorPage *self,
              ExamEntry      *entry,
              const char     *folder)
{
  g_autoptr (ExamCase) exam_case = read_case (self, entry);

  if (exam_case != NULL && exam_case_get_n_documents (exam_case) > 0)
    exam_item_preview_set_case (get_preview (self), exam_case, folder);
  else
    exam_item_preview_clear (get_preview (self), _("A case is seen here as soon as it has a document."));
}

static void
preview_item (ExamAuthorPage *self,
              ExamEntry      *entry,
              const char     *folder)
{
  g_autoptr (ExamItemSheet) sheet = exam_bank_editor_read_item (self->editor, entry);
  g_autoptr (ExamCase) exam_case = NULL;
  g_autoptr (ExamItem) item = NULL;

  if (sheet == NULL)
    {
      exam_item_preview_clear (get_preview (self), _("The source of this question is damaged."));
      return;
    }
  exam_case = read_case (self, exam_entry_get_case (entry));
  item = exam_item_sheet_to_item (sheet, exam_case);
  exam_item_preview_set_item (get_preview (self), item, folder);
}

static void
update_preview (ExamAuthorPage *self)
{
  ExamEntry *entry = self->editor != NULL ? exam_entry_list_get_selected (self->entry_list) : NULL;
  g_autofree char *folder = dup_folder (self);

  if (entry == NULL)
    exam_item_preview_clear (get_preview (self), _("Select a question to see it as a candidate will."));
  else if (self->format == NULL)
    exam_item_preview_clear (get_preview (self), _("The bank names no exam that is known: see the bank's details."));
  else if (exam_entry_get_kind (entry) == EXAM_ENTRY_CASE)
    preview_case (self, entry, folder);
  else
    preview_item (self, entry, folder);
}

/* --- When --- */

/** Forgets that there is something to be seen. */
void
exam_author_page_stop_showing (ExamAuthorPage *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  self->entry_waits = FALSE;
  g_clear_handle_id (&self->entry_id, g_source_remove);
  g_clear_handle_id (&self->preview_id, g_source_remove);
  g_clear_handle_id (&self->late_preview_id, g_source_remove);
}

static void
show_in_form (ExamAuthorPage *self)
{
  ExamEntry *entry = exam_entry_list_get_selected (self->entry_list);

  self->entry_waits = FALSE;
  g_set_object (&self->shown, entry);
  exam_author_form_show_entry (get_form (self), entry);
}

static void
show_in_source (ExamAuthorPage *self)
{
  ExamEntry *entry = exam_entry_list_get_selected (self->entry_list);
  int line, column;

  if (entry == NULL && self->editor != NULL && exam_bank_editor_get_fault (self->editor, &line, &column) != NULL)
    exam_author_source_show_place (get_source (self), line, column);
  else
    exam_author_source_show_entry (get_source (self), entry);
}

static void
show_waiting_entry (ExamAuthorPage *self)
{
  if (self->entry_waits)
    show_in_form (self);
}

static gboolean
preview_cb (gpointer data)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (data);

  show_waiting_entry (self);
  exam_author_page_stop_showing (self);
  update_preview (self);
  return G_SOURCE_REMOVE;
}

static void
queue_late_preview (ExamAuthorPage *self)
{
  if (self->late_preview_id == 0)
    self->late_preview_id = g_timeout_add (MAX_DELAY, preview_cb, self);
}

/* After what is typed is drawn: the preview may be a frame late, the letters may not. But while something moves on a slow
 * display nothing is ever idle. */
static void
queue_preview (ExamAuthorPage *self)
{
  if (self->preview_id == 0 && !self->entry_waits)
    self->preview_id = g_idle_add_full (G_PRIORITY_LOW, preview_cb, self, NULL);
  queue_late_preview (self);
}

static gboolean tick_cb (GtkWidget     *widget,
                         GdkFrameClock *clock,
                         gpointer       data);

static void
wait_for_frame (ExamAuthorPage *self)
{
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static gboolean
entry_cb (gpointer data)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (data);

  self->entry_id = 0;
  show_waiting_entry (self);
  wait_for_frame (self);
  return G_SOURCE_REMOVE;
}

/* This comes before the frame is drawn, and what is idle comes after that. */
static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (widget);

  self->tick_id = 0;
  if (!self->entry_waits)
    queue_preview (self);
  else if (self->entry_id == 0)
    self->entry_id = g_idle_add (entry_cb, self);
  return G_SOURCE_REMOVE;
}

/* Who writes in the form must not do so in something that is not selected any more; and what is deleted is not shown. */
static gboolean
can_wait (ExamAuthorPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || exam_entry_list_get_selected (self->entry_list) == NULL ||
      (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->views))))
    return FALSE;
  return self->shown != NULL &&
         exam_entry_order_find (exam_bank_editor_get_entries (self->editor), self->shown) != G_MAXUINT;
}

/**
 * exam_author_page_show_entry:
 * @self: the page
 *
 * Shows what is selected, or the head of the bank. Who goes through the list sees at once where they are; form and preview
 * follow in the next frames, one each, since all of it is more than can be made and drawn in one.
 */
void
exam_author_page_show_entry (ExamAuthorPage *self)
{
  show_in_source (self);
  if (!can_wait (self))
    {
      show_in_form (self);
      queue_preview (self);
      return;
    }
  self->entry_waits = TRUE;
  g_clear_handle_id (&self->preview_id, g_source_remove);
  wait_for_frame (self);
  queue_late_preview (self);
}

/* --- What the views ask for --- */

static void
show_place (ExamAuthorPage *self,
            int             line,
            int             column)
{
  gtk_stack_set_visible_child_name (self->views, "source");
  exam_author_panes_show (self->panes, EXAM_AUTHOR_PANE_MIDDLE);
  exam_author_source_show_place (get_source (self), line, column);
  gtk_widget_child_focus (GTK_WIDGET (get_source (self)), GTK_DIR_TAB_FORWARD);
}

static void
entry_in_source_cb (ExamAuthorPage *self,
                    ExamEntry      *entry)
{
  exam_entry_list_select (self->entry_list, entry);
}

/* Returns: (transfer full) (nullable): the part of the form where a problem is mended */
static char *
find_part (ExamAuthorPage    *self,
           const ExamProblem *problem,
           ExamEntry         *entry,
           gsize              offset)
{
  GListModel *entries = exam_bank_editor_get_entries (self->editor);
  const char *text = exam_manuscript_get_text (exam_bank_editor_get_manuscript (self->editor), NULL);
  g_autoptr (ExamEntry) first = entry == NULL ? g_list_model_get_item (entries, 0) : NULL;
  gsize start = 0, end = strlen (text);

  if (entry != NULL)
    exam_entry_get_range (entry, &start, &end);
  else if (first != NULL)
    exam_entry_get_range (first, &end, &(gsize) { 0 });
  return exam_problem_find_part (problem, text, start, end, offset);
}

/* To the form where it can show the place, else to the source. */
static void
problem_opened_cb (ExamAuthorPage *self,
                   ExamProblem    *problem)
{
  int line = exam_problem_get_line (problem), column = MAX (exam_problem_get_column (problem), 1);
  gsize offset = exam_manuscript_get_offset (exam_bank_editor_get_manuscript (self->editor), MAX (line, 1), column);
  ExamEntry *entry = line > 0 ? exam_bank_editor_find (self->editor, offset) : NULL;
  g_autofree char *part = NULL;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "source") == 0 || !exam_bank_editor_is_sound (self->editor))
    {
      show_place (self, MAX (line, 1), column);
      return;
    }
  exam_entry_list_select (self->entry_list, entry);
  exam_author_panes_show (self->panes, EXAM_AUTHOR_PANE_MIDDLE);
  part = find_part (self, problem, entry, offset);
  exam_author_page_focus_part (self, part);
}

static ExamEntry *
find_entry (ExamAuthorPage *self,
            const char     *id)
{
  GListModel *entries = exam_bank_editor_get_entries (self->editor);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (ExamEntry) entry = g_list_model_get_item (entries, i);

      if (g_strcmp0 (exam_entry_get_id (entry), id) == 0)
        return entry;
    }
  return NULL;
}

static void
problem_allowed_cb (ExamAuthorPage *self,
                    const char     *rule,
                    const char     *item_id,
                    const char     *because)
{
  ExamEntry *entry = item_id != NULL ? find_entry (self, item_id) : NULL;

  if ((item_id != NULL && entry == NULL) || !exam_bank_editor_allow (self->editor, entry, rule, because))
    exam_author_page_say (self, _("The source has a fault; mend it first"));
}

/** Makes the views. */
void
exam_author_page_make_views (ExamAuthorPage *self)
{
  GtkWidget *form = exam_author_form_new ();
  GtkWidget *source = exam_author_source_new ();
  GtkWidget *problems = exam_problem_list_new ();

  g_signal_connect_object (form, "code-shown", G_CALLBACK (exam_author_page_dup_code_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "source-wanted", G_CALLBACK (show_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "folder-wanted", G_CALLBACK (exam_author_page_save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "entry-selected", G_CALLBACK (entry_in_source_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (problems, "opened", G_CALLBACK (problem_opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (problems, "allowed", G_CALLBACK (problem_allowed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->form_slot, form);
  adw_bin_set_child (self->source_slot, source);
  adw_bin_set_child (self->preview_slot, exam_item_preview_new ());
  adw_bin_set_child (self->problems_slot, problems);
  adw_bin_set_child (self->meter_slot, exam_blueprint_meter_new ());
}

/** Lets the views work on the bank that is open, or on none. */
void
exam_author_page_set_views_editor (ExamAuthorPage *self)
{
  exam_author_page_stop_showing (self);
  g_clear_object (&self->shown);
  exam_author_form_set_formats (get_form (self), exam_library_get_formats (exam_context_get_library (self->context)));
  exam_author_form_set_editor (get_form (self), self->editor);
  exam_author_source_set_editor (get_source (self), self->editor);
  exam_author_page_tell_views_path (self);
  queue_preview (self);
}

/** Tells the views for which exam the bank is. */
void
exam_author_page_tell_views_format (ExamAuthorPage *self)
{
  exam_author_form_set_format (get_form (self), self->format);
  exam_author_source_set_format (get_source (self), self->format);
  exam_item_preview_set_format (get_preview (self), self->format);
  queue_preview (self);
}

/** Tells the views where the bank is, since there its images are. */
void
exam_author_page_tell_views_path (ExamAuthorPage *self)
{
  g_autofree char *folder = dup_folder (self);

  exam_author_form_set_folder (get_form (self), folder);
  queue_preview (self);
}

/** Shows what changed in what is selected; form and source know by themselves. */
void
exam_author_page_entry_changed (ExamAuthorPage *self,
                                ExamEntry      *entry)
{
  ExamEntry *selected = exam_entry_list_get_selected (self->entry_list);

  if (selected != NULL && (entry == selected || entry == exam_entry_get_case (selected)))
    queue_preview (self);
}

/** Moves the focus to a part of what is selected, such as "stem"; with %NULL to its beginning. */
void
exam_author_page_focus_part (ExamAuthorPage *self,
                             const char     *part)
{
  gboolean form = g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "form") == 0;
  const char *first = exam_entry_list_get_selected (self->entry_list) != NULL ? "id" : "title";

  show_waiting_entry (self);
  /* By Tab one would come to what is behind the field that had the focus last. */
  if (!form || !exam_author_form_focus_part (get_form (self), part != NULL ? part : first))
    gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
}

/** Shows what was found in the bank last: what is wrong, and how far it goes. */
void
exam_author_page_show_problems (ExamAuthorPage     *self,
                                const ExamProblems *problems)
{
  g_autoptr (ExamProblems) none = exam_problems_new ();
  ExamBank *bank = self->inspector != NULL ? exam_bank_inspector_get_bank (self->inspector) : NULL;

  exam_problem_list_set_problems (EXAM_PROBLEM_LIST (adw_bin_get_child (self->problems_slot)),
                                  problems != NULL ? problems : none);
  exam_author_source_set_problems (get_source (self), problems != NULL ? problems : none);
  exam_blueprint_meter_set_bank (EXAM_BLUEPRINT_METER (adw_bin_get_child (self->meter_slot)), bank, self->format);
}
