/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-entry-list-private.h"

#include <glib/gi18n.h>

#include "app/author/exam-entry-row.h"
#include "app/shared/exam-a11y.h"
#include "app/shared/exam-list-focus.h"
#include "app/shared/exam-widget.h"
#include "author/exam-entry-order.h"

/* In pixels: with the smallest letters that anyone reads. */
#define HEIGHT_FOR_30_ROWS 1000

G_DEFINE_FINAL_TYPE (ExamEntryList, exam_entry_list, GTK_TYPE_WIDGET)

enum {
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  SIGNAL_MOVED,
  SIGNAL_FILTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activate_cb (ExamEntryList *self,
             guint          position)
{
  g_autoptr (ExamEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (entry != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, entry);
}

/* --- Selection --- */

static void
set_selected (ExamEntryList *self,
              ExamEntry     *entry)
{
  if (g_set_object (&self->selected, entry))
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0, entry);
}

/* What the filter hides stays what is being written. */
static void
selection_changed_cb (ExamEntryList *self)
{
  ExamEntry *entry = gtk_single_selection_get_selected_item (self->selection);

  g_assert (EXAM_IS_ENTRY_LIST (self));
  if (!self->updating && entry != NULL)
    set_selected (self, entry);
}

/* Marks in the list what is selected, if it is listed. Returns its place there. */
static guint
mark_selected (ExamEntryList *self)
{
  guint position = exam_entry_order_find (G_LIST_MODEL (self->selection), self->selected);

  self->updating = TRUE;
  gtk_single_selection_set_selected (self->selection, position != G_MAXUINT ? position : GTK_INVALID_LIST_POSITION);
  self->updating = FALSE;
  return position;
}

static void
show_count (ExamEntryList *self)
{
  guint n_all = self->editor != NULL ? g_list_model_get_n_items (exam_bank_editor_get_entries (self->editor)) : 0;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filter));
  gboolean active = exam_entry_filter_is_active (self->filter);
  /* Translators: how many questions and cases of all those in a bank are listed: "12 of 140" */
  g_autofree char *text = active ? g_strdup_printf (_("%u of %u"), n, n_all) : NULL;

  gtk_label_set_text (self->count_label, active ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), active);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : n_all > 0 ? "nothing" :
                                    self->editor != NULL && !exam_bank_editor_is_sound (self->editor) ? "damaged" : "empty");
}

/* What is listed is not what was: what is found is seen from its beginning. */
static void
tell_filtered (ExamEntryList *self)
{
  show_count (self);
  if (exam_entry_filter_is_active (self->filter))
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view)), 0);
  g_signal_emit (self, signals[SIGNAL_FILTERED], 0);
}

/* What is selected may be listed again. */
static void
listed_changed_cb (ExamEntryList *self,
                   guint          position,
                   guint          removed,
                   guint          added,
                   GListModel    *listed)
{
  g_assert (EXAM_IS_ENTRY_LIST (self));

  if (removed > 0 && removed == added)
    exam_list_focus_hold (GTK_WIDGET (self->list_view));
  if (self->selected == NULL || gtk_single_selection_get_selected_item (self->selection) == (gpointer) self->selected)
    return;
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (ExamEntry) entry = g_list_model_get_item (listed, i);

      if (entry != self->selected)
        continue;
      self->updating = TRUE;
      gtk_single_selection_set_selected (self->selection, i);
      self->updating = FALSE;
      return;
    }
}

/* --- The bank --- */

/* Runs before the filter sees the change, so that rows get the right number at once. */
static void
entries_changed_cb (ExamEntryList *self,
                    guint          position,
                    guint          removed,
                    guint          added,
                    GListModel    *entries)
{
  g_assert (EXAM_IS_ENTRY_LIST (self));

  g_clear_pointer (&self->numbers, g_hash_table_unref);
  if (removed > 0 && self->selected != NULL && exam_entry_order_find (entries, self->selected) == G_MAXUINT)
    {
      guint n = g_list_model_get_n_items (entries);
      g_autoptr (ExamEntry) next = n > 0 ? g_list_model_get_item (entries, MIN (position, n - 1)) : NULL;

      set_selected (self, next);
    }
}

static void
entries_filtered_cb (ExamEntryList *self)
{
  exam_entry_list_fill_rows (self);
  show_count (self);
}

static void
entry_changed_cb (ExamEntryList *self,
                  ExamEntry     *entry)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_list_item_get_item (g_ptr_array_index (self->rows, i)) == (gpointer) entry)
      exam_entry_list_fill_row (self, g_ptr_array_index (self->rows, i));
}

/* --- Filters --- */

static void
search_changed_cb (ExamEntryList *self)
{
  exam_entry_filter_set_words (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  tell_filtered (self);
}

static void
search_stopped_cb (ExamEntryList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  exam_list_focus_grab (GTK_WIDGET (self->list_view));
}

static void
search_done_cb (ExamEntryList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->filter)) == 0)
    return;
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  exam_list_focus_grab (GTK_WIDGET (self->list_view));
}

static void
domain_changed_cb (ExamEntryList *self)
{
  guint selected = gtk_drop_down_get_selected (self->domain_drop_down);

  if (self->updating)
    return;
  exam_entry_filter_set_domain (self->filter, selected > 0 && selected <= self->domains->len
                                                ? g_ptr_array_index (self->domains, selected - 1) : NULL);
  tell_filtered (self);
}

static void
faulty_toggled_cb (ExamEntryList *self)
{
  exam_entry_filter_set_faulty (self->filter, gtk_toggle_button_get_active (self->faulty_toggle));
  tell_filtered (self);
}

static void
show_domains (ExamEntryList *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->domains, 0);
  gtk_string_list_append (names, _("All domains"));
  for (guint i = 0; self->format != NULL && i < self->format->domains->len; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (self->format->domains, i);

      gtk_string_list_append (names, domain->name);
      g_ptr_array_add (self->domains, g_strdup (domain->id));
    }
  self->updating = TRUE;
  gtk_drop_down_set_model (self->domain_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->domain_drop_down, 0);
  self->updating = FALSE;
  exam_entry_filter_set_domain (self->filter, NULL);
}

/* --- GObject --- */

static gboolean
exam_entry_list_grab_focus (GtkWidget *widget)
{
  return exam_list_focus_grab (GTK_WIDGET (EXAM_ENTRY_LIST (widget)->list_view));
}

static void
exam_entry_list_dispose (GObject *object)
{
  ExamEntryList *self = EXAM_ENTRY_LIST (object);

  if (self->list_view != NULL)
    exam_entry_list_set_editor (self, NULL);
  g_clear_weak_pointer (&self->drop_row);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_ENTRY_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->format, exam_format_unref);
  G_OBJECT_CLASS (exam_entry_list_parent_class)->dispose (object);
}

static void
exam_entry_list_finalize (GObject *object)
{
  ExamEntryList *self = EXAM_ENTRY_LIST (object);

  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_object (&self->selected);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->domains);
  G_OBJECT_CLASS (exam_entry_list_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ExamEntryList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, ExamEntryList, faulty_toggle);
  gtk_widget_class_bind_template_child (widget_class, ExamEntryList, domain_drop_down);
  gtk_widget_class_bind_template_child (widget_class, ExamEntryList, stack);
  gtk_widget_class_bind_template_child (widget_class, ExamEntryList, list_view);
  gtk_widget_class_bind_template_child (widget_class, ExamEntryList, count_label);
  gtk_widget_class_bind_template_child (widget_class, ExamEntryList, context_menu);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, domain_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, faulty_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

static void
exam_entry_list_class_init (ExamEntryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_entry_list_dispose;
  object_class->finalize = exam_entry_list_finalize;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_entry_list_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-entry-list.ui");
  bind_template (widget_class);
  exam_entry_list_bind_rows (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * ExamEntryList::selected:
   * @entry: (nullable): what is to be written in now; NULL when the bank has none any more
   */
  signals[SIGNAL_SELECTED] =
    g_signal_new ("selected", EXAM_TYPE_ENTRY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, EXAM_TYPE_ENTRY);

  /**
   * ExamEntryList::activated:
   * @entry: where somebody wants to write
   */
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", EXAM_TYPE_ENTRY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, EXAM_TYPE_ENTRY);

  /**
   * ExamEntryList::moved:
   * @entry: what was dragged
   * @parent: (nullable): the case it was dropped into
   * @before: (nullable): what it was dropped before
   */
  signals[SIGNAL_MOVED] =
    g_signal_new ("moved", EXAM_TYPE_ENTRY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, EXAM_TYPE_ENTRY, EXAM_TYPE_ENTRY, EXAM_TYPE_ENTRY);

  /** ExamEntryList::filtered: other entries are asked for */
  signals[SIGNAL_FILTERED] =
    g_signal_new ("filtered", EXAM_TYPE_ENTRY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* A grid has 30 rows for each column that it may have, and has to have more than can be seen. There is one column all the same:
 * rows would like to be wider than the list. */
static void
height_changed_cb (ExamEntryList *self,
                   GParamSpec    *pspec,
                   GtkAdjustment *adjustment)
{
  guint n_columns = 1 + (guint) (gtk_adjustment_get_page_size (adjustment) / HEIGHT_FOR_30_ROWS);

  g_assert (EXAM_IS_ENTRY_LIST (self));
  if (gtk_grid_view_get_max_columns (self->list_view) != n_columns)
    gtk_grid_view_set_max_columns (self->list_view, n_columns);
}

static void
exam_entry_list_init (ExamEntryList *self)
{
  self->rows = g_ptr_array_new ();
  self->domains = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = exam_entry_filter_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->filter));
  gtk_grid_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (listed_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view)), "notify::page-size",
                           G_CALLBACK (height_changed_cb), self, G_CONNECT_SWAPPED);
  exam_entry_list_let_drag (self);
  exam_entry_list_add_menu (self);
  show_domains (self);
  exam_a11y_name_drop_down (self->domain_drop_down, _("Domain"));
}

/* Something was dragged. */
void
exam_entry_list_move (ExamEntryList *self,
                      ExamEntry     *entry,
                      ExamEntry     *parent,
                      ExamEntry     *before)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, entry, parent, before);
}

/* --- Public --- */

/** Lists what is in a bank; %NULL for none. Nothing is selected then. */
void
exam_entry_list_set_editor (ExamEntryList  *self,
                            ExamBankEditor *editor)
{
  GListModel *entries = editor != NULL ? exam_bank_editor_get_entries (editor) : NULL;

  g_return_if_fail (EXAM_IS_ENTRY_LIST (self));

  if (self->editor != NULL)
    {
      GListModel *before = exam_bank_editor_get_entries (self->editor);

      g_signal_handlers_disconnect_by_data (self->editor, self);
      g_signal_handlers_disconnect_by_data (before, self);
    }
  exam_entry_filter_set_editor (self->filter, NULL);
  g_clear_object (&self->selected);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_set_object (&self->editor, editor);
  show_count (self);
  if (editor == NULL)
    return;

  exam_entry_list_clear_filter (self);
  g_signal_connect_object (editor, "entry-changed", G_CALLBACK (entry_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::sound", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entries, "items-changed", G_CALLBACK (entries_changed_cb), self, G_CONNECT_SWAPPED);
  exam_entry_filter_set_editor (self->filter, editor);
  g_signal_connect_object (entries, "items-changed", G_CALLBACK (entries_filtered_cb), self, G_CONNECT_SWAPPED);
  show_count (self);
}

/** Names the domains as an exam does; %NULL where nobody knows which it is. */
void
exam_entry_list_set_format (ExamEntryList *self,
                            ExamFormat    *format)
{
  g_return_if_fail (EXAM_IS_ENTRY_LIST (self));

  if (format == self->format)
    return;
  g_clear_pointer (&self->format, exam_format_unref);
  self->format = format != NULL ? exam_format_ref (format) : NULL;
  show_domains (self);
  exam_entry_list_fill_rows (self);
}

/** Marks what has problems; %NULL for none. */
void
exam_entry_list_set_problems (ExamEntryList      *self,
                              const ExamProblems *problems)
{
  g_return_if_fail (EXAM_IS_ENTRY_LIST (self));

  exam_entry_filter_set_problems (self->filter, problems);
  exam_entry_list_fill_rows (self);
  show_count (self);
}

/** Returns: (transfer none) (nullable): what is selected, whether it is listed or not */
ExamEntry *
exam_entry_list_get_selected (ExamEntryList *self)
{
  g_return_val_if_fail (EXAM_IS_ENTRY_LIST (self), NULL);
  return self->selected;
}

static gboolean
has_focus (ExamEntryList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view));
}

/** Selects an entry and scrolls there, without filters if they hide it; %NULL selects none: the head of the bank. */
void
exam_entry_list_select (ExamEntryList *self,
                        ExamEntry     *entry)
{
  guint position;

  g_return_if_fail (EXAM_IS_ENTRY_LIST (self));

  set_selected (self, entry);
  position = mark_selected (self);
  if (entry == NULL)
    return;
  if (position == G_MAXUINT)
    {
      exam_entry_list_clear_filter (self);
      position = mark_selected (self);
    }
  if (position == G_MAXUINT)
    return;
  /* Who goes through the list by keys goes on from there. */
  if (has_focus (self))
    exam_list_focus_grab (GTK_WIDGET (self->list_view));
  else if (gtk_widget_get_height (GTK_WIDGET (self->list_view)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

/** Returns: (transfer none) (nullable): what to select when what is selected goes: the next one listed, or the one before */
ExamEntry *
exam_entry_list_get_neighbour (ExamEntryList *self)
{
  GListModel *listed = G_LIST_MODEL (self->selection);
  guint n = g_list_model_get_n_items (listed);
  guint position = exam_entry_order_find (listed, self->selected);

  g_return_val_if_fail (EXAM_IS_ENTRY_LIST (self), NULL);

  /* The items of a case go with it. */
  for (guint i = position; i < n; i++)
    {
      g_autoptr (ExamEntry) entry = g_list_model_get_item (listed, i);

      if (entry != self->selected && exam_entry_get_case (entry) != self->selected)
        return entry;
    }
  if (position != G_MAXUINT && position > 0)
    {
      g_autoptr (ExamEntry) entry = g_list_model_get_item (listed, position - 1);

      return entry;
    }
  return NULL;
}

/** Returns: whether some of the bank may not be listed */
gboolean
exam_entry_list_is_filtered (ExamEntryList *self)
{
  g_return_val_if_fail (EXAM_IS_ENTRY_LIST (self), FALSE);
  return exam_entry_filter_is_active (self->filter);
}

/** Lists everything. */
void
exam_entry_list_clear_filter (ExamEntryList *self)
{
  g_return_if_fail (EXAM_IS_ENTRY_LIST (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_toggle_button_set_active (self->faulty_toggle, FALSE);
  gtk_drop_down_set_selected (self->domain_drop_down, 0);
  /* The entry tells of its change only after a while. */
  exam_entry_filter_set_words (self->filter, NULL);
  exam_entry_filter_set_domain (self->filter, NULL);
  tell_filtered (self);
}

/** Lets somebody type what to look for. */
void
exam_entry_list_search (ExamEntryList *self)
{
  g_return_if_fail (EXAM_IS_ENTRY_LIST (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
